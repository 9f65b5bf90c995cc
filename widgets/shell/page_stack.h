#pragma once

#include <functional>
#include <vector>

#include <QStackedWidget>
#include <QTimer>

#include "widgets/kit/page.h"

namespace shell {

struct PageMaker {
    kit::PageFacts facts;
    std::function<kit::Page *()> make;
};

// The pages of the window, one of which is shown. Each is built when it is first asked for, so that the window comes up
// with the one page that it shows; the others follow by themselves, one at a time, soon after that.
class PageStack : public QStackedWidget {
    Q_OBJECT

public:
    explicit PageStack(std::vector<PageMaker> makers, QWidget *parent = nullptr);

    const std::vector<PageMaker> &makers() const { return makers_; }
    QStringList ids() const;
    // Null when no page has this id.
    kit::Page *page(const QString &id);
    // Null before the first is shown.
    kit::Page *current() const;
    void buildAll();

Q_SIGNALS:
    void built(kit::Page *page);

protected:
    void showEvent(QShowEvent *event) override;

private:
    kit::Page *build(std::size_t index);
    void buildNext();

    const std::vector<PageMaker> makers_;
    // Null while a page is not built.
    std::vector<kit::Page *> pages_;
    QTimer next_;
};

} // namespace shell
