#pragma once

#include "widgets/kit/role_label.h"

namespace kit {

// One line of text that gives way: elided when the room is short, whole in its tool tip then. Names and hashes that
// differ at their ends are elided in the middle.
class ElidedLabel : public RoleLabel {
    Q_OBJECT

public:
    ElidedLabel(const Theme &theme, TextRole role, const QString &text = {}, QWidget *parent = nullptr);

    void setElideMode(Qt::TextElideMode mode);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool isElided() const;

    Qt::TextElideMode mode_ = Qt::ElideRight;
};

} // namespace kit
