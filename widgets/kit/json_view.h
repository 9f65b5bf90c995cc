#pragma once

#include <QWidget>

#include "pilothouse/v1/resource.pb.h"

class QsciScintilla;

namespace kit {

class Theme;

namespace v1 = pilothouse::v1;

// A resource's intent as JSON, read-only: the same fields as the form, in the spelling of the API.
class JsonView : public QWidget {
    Q_OBJECT

public:
    explicit JsonView(const Theme &theme, QWidget *parent = nullptr);

    void show(const v1::Resource &resource);
    // Any JSON, for example a leaf of the log.
    void showJson(const QByteArray &json);
    QString text() const;

private:
    QsciScintilla *text_;
};

} // namespace kit
