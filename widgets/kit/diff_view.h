#pragma once

#include <QPlainTextEdit>
#include <QVector>

#include "widgets/kit/line_diff.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace kit {

class Theme;

namespace v1 = pilothouse::v1;

// What a change does, line by line: the field as a heading, then what goes and what comes, each with its sign, so that
// colour is not the only difference. Read-only text that can be selected and copied.
class DiffView : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit DiffView(const Theme &theme, QWidget *parent = nullptr);

    void show(const google::protobuf::RepeatedPtrField<v1::ObjectDiff> &diffs);
    void show(const v1::ObjectDiff &diff);
    bool isEmpty() const { return lines_.isEmpty(); }

    QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Row { Heading, Field, Line };
    struct Shown {
        Row row;
        DiffLine line;
    };

    void append(const v1::ObjectDiff &diff, bool isNamed);
    void append(const v1::FieldDiff &field, const std::string &object, bool isUpdate);
    void render();
    // Colours what is in sight.
    void mark();

    const Theme &theme_;
    QVector<Shown> lines_;
};

} // namespace kit
