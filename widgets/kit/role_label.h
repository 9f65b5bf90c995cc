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

    TextRole role() const { return role_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    const Theme &theme() const { return theme_; }

private:
    void applyColor();
    QSize lined(QSize size) const;

    const Theme &theme_;
    TextRole role_;
    Color color_ = Color::Text;
    std::optional<Tone> tone_;
};

} // namespace kit
