#pragma once

#include <functional>

#include <QPushButton>

class QMenu;

namespace kit {

// A button that opens a menu below it, filled anew each time. The menu is named after it: `sources` has `sourcesMenu`.
class MenuButton final : public QPushButton {
    Q_OBJECT

public:
    using Fill = std::function<void(QMenu *menu)>;

    MenuButton(const QString &words, const QString &name, Fill fill, QWidget *parent = nullptr);

private:
    void open();

    const Fill fill_;
};

} // namespace kit
