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

    // With one of the menus in it open too, by its name.
    void open(const QString &part = {});

private:
    const Fill fill_;
};

} // namespace kit
