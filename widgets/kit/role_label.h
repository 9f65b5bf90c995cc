#pragma once

#include <QLabel>

#include "widgets/kit/theme.h"

namespace kit {

// Plain text in a role and a color of the theme.
class RoleLabel : public QLabel {
    Q_OBJECT

public:
    RoleLabel(const Theme &theme, TextRole role, const QString &text = {}, QWidget *parent = nullptr);

    void setColor(Color color);
    void setTone(Tone tone);
    void setRole(TextRole role);
    // By the mouse, once it is over the text: until then no document stands behind it.
    void setSelectable() { isSelectable_ = true; }

    TextRole role() const { return role_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    const Theme &theme() const { return theme_; }
    void enterEvent(QEnterEvent *event) override;

private:
    void applyColor();
    QSize lined(QSize size) const;

    const Theme &theme_;
    TextRole role_;
    Color color_ = Color::Text;
    std::optional<Tone> tone_;
    bool isSelectable_ = false;
};

} // namespace kit
