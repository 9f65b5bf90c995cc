// The window around the pages: how one gets about in it, what it always says, and what it keeps.
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include "tests/widgets/shell/shell_console.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/field_editor.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/navigation.h"
#include "widgets/kit/page.h"
#include "widgets/kit/toast_stack.h"
#include "widgets/shell/omnibox.h"
#include "widgets/shell/omnibox_model.h"

using shell_test::patience;
using shell_test::ShellConsole;
using support::click;
using support::dialogNamed;
using support::part;

namespace {

class HideCounter final : public QObject {
public:
    explicit HideCounter(QWidget *widget) { widget->installEventFilter(this); }

    bool eventFilter(QObject *, QEvent *event) override {
        count += event->type() == QEvent::Hide;
        return false;
    }

    int count = 0;
};

} // namespace

class MainWindowTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { memory_ = std::make_unique<support::TemporaryDirectory>(); }
    void cleanup();
    void cleanupTestCase() { service_.reset(); }

    void theWindowComesUpWithTheOnePageThatItShows();
    void whoeverSearchesFindsActionsOfEveryPage();
    void theNavigationLeadsToEveryPage();
    void aPageThatIsNotFilledYetGetsTheKeyboardLater();
    void keysOfAPageWorkWhileItIsShown();
    void theOmniboxDoesWhatIsTyped();
    void theOmniboxFindsObjects();
    void theOmniboxFindsByWordsThatPeopleKnow_data();
    void theOmniboxFindsByWordsThatPeopleKnow();
    void theOmniboxPassesOverWhatCannotBeDoneAndSaysWhy();
    void theOmniboxSaysWhenItFindsNothing();
    void escapeGivesTheKeyboardBack();
    void whatIsDisabledSaysWhy();
    void theStatusLineTellsTheTruth();
    void noticesAreKeptAndAnswered();
    void theLastChangeIsUndoneByKey();
    void settingsHoldAndAreKept();
    void theWindowComesBackAsItWas();
    void aLostServiceComesBackByItself();

private:
    void open(const tls::Credentials &credentials);
    void open() { open(service_->owner().credentials()); }
    QLineEdit *omnibox() const { return part<QLineEdit>(*console_->window, "omnibox"); }
    QListView *found() const { return part<QListView>(*console_->window, "omniboxList"); }
    QString page() const { return console_->window->currentPage()->id(); }
    void search(const QString &text);
    QString status(const char *name) const { return part<QLabel>(*console_->window, name)->text(); }
    kit::Banner *offline() const { return part<kit::Banner>(*console_->window, "offline"); }

    kit::Theme theme_{kit::Scheme::Light};
    std::unique_ptr<support::TemporaryDirectory> memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<ShellConsole> console_;
};

void MainWindowTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    service_ = std::make_unique<support::RunningService>();
    for (const auto *id : {"anna", "berta"})
        QVERIFY(service_->owner().put(support::modelNamed(id)));
    auto team = support::teamNamed("lab");
    team.mutable_meta()->set_display_name("The measured world");
    QVERIFY(service_->owner().put(team));
}

void MainWindowTest::cleanup() {
    console_.reset();
    theme_.setScheme(kit::Scheme::Light);
}

void MainWindowTest::open(const tls::Credentials &credentials) {
    console_ = std::make_unique<ShellConsole>(*service_, credentials, theme_, memory_->path());
    QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(console_->connection.isOnline(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.state() == client::ResourceCache::State::Live, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("models/berta"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("teams/lab"), patience);
    // The list follows a moment later, and takes the keyboard only then.
    QTRY_VERIFY_WITH_TIMEOUT(
        page() != QLatin1String("catalog") || part<kit::GridView>(*console_->window, "models")->isVisible(), patience);
}

void MainWindowTest::search(const QString &text) {
    QTest::keyClick(console_->window.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(omnibox()->hasFocus());
    QTest::keyClicks(omnibox(), text);
    QTRY_VERIFY(found()->isVisible());
}

void MainWindowTest::theWindowComesUpWithTheOnePageThatItShows() {
    console_ = std::make_unique<ShellConsole>(*service_, service_->owner().credentials(), theme_, memory_->path());
    const auto pages = [this] { return console_->window->findChildren<kit::Page *>(); };
    QCOMPARE(pages().size(), 1);
    QCOMPARE(pages().first()->id(), QStringLiteral("catalog"));
    QTRY_COMPARE_WITH_TIMEOUT(pages().size(), 2, patience);
    QVERIFY(console_->action("audit.verifyAll"));
}

void MainWindowTest::whoeverSearchesFindsActionsOfEveryPage() {
    console_ = std::make_unique<ShellConsole>(*service_, service_->owner().credentials(), theme_, memory_->path());
    QVERIFY(!console_->window->actionBook().find(QStringLiteral("audit.verifyAll")));
    console_->window->actionBook().find(QStringLiteral("console.search"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(omnibox()->hasFocus(), patience);
    QVERIFY(console_->window->actionBook().find(QStringLiteral("audit.verifyAll")));
}

void MainWindowTest::aPageThatIsNotFilledYetGetsTheKeyboardLater() {
    console_ = std::make_unique<ShellConsole>(*service_, service_->owner().credentials(), theme_, memory_->path());
    QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
    QTest::keyClick(console_->window.get(), Qt::Key_2, Qt::ControlModifier);
    QTest::keyClick(console_->window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("catalog"));
    QCOMPARE(console_->cache.state(), client::ResourceCache::State::Loading);
    QTRY_VERIFY_WITH_TIMEOUT(part<kit::GridView>(*console_->window, "models")->isVisible(), patience);
    QTRY_VERIFY(part<kit::GridView>(*console_->window, "models")->hasFocus());
}

void MainWindowTest::theNavigationLeadsToEveryPage() {
    open();
    QCOMPARE(page(), QStringLiteral("catalog"));
    auto *navigation = part<kit::Navigation>(*console_->window, "navigation");
    QVERIFY(navigation->hasFocus());
    QTest::keyClick(navigation, Qt::Key_Down);
    QCOMPARE(page(), QStringLiteral("catalog"));
    QTest::keyClick(navigation, Qt::Key_Return);
    QCOMPARE(page(), QStringLiteral("audit"));
    QCOMPARE(navigation->chosen(), QStringLiteral("audit"));
    QTest::keyClick(console_->window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("catalog"));
    QVERIFY(part<kit::GridView>(*console_->window, "models")->hasFocus());
    QTest::keyClick(console_->window.get(), Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(dialogNamed("importDialog"));
}

void MainWindowTest::keysOfAPageWorkWhileItIsShown() {
    open();
    QVERIFY(part<kit::Navigation>(*console_->window, "navigation")->hasFocus());
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("catalog.import")->isEnabled(), patience);
    QTest::keyClick(console_->window.get(), Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(dialogNamed("importDialog"));
    QTest::keyClick(dialogNamed("importDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!dialogNamed("importDialog"));
    console_->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
    QTest::keyClick(console_->window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("audit"));
    QTest::keyClick(console_->window.get(), Qt::Key_I, Qt::ControlModifier);
    QVERIFY(!dialogNamed("importDialog"));
}

void MainWindowTest::theOmniboxDoesWhatIsTyped() {
    open();
    search(QStringLiteral(">audit"));
    QTest::keyClick(omnibox(), Qt::Key_Return);
    QCOMPARE(page(), QStringLiteral("audit"));
    QVERIFY(!found()->isVisible());
    QVERIFY(omnibox()->text().isEmpty());
    search(QStringLiteral("dark"));
    QTest::keyClick(omnibox(), Qt::Key_Return);
    QCOMPARE(theme_.scheme(), kit::Scheme::Dark);
}

void MainWindowTest::theOmniboxFindsObjects() {
    open();
    console_->window->showPage(QStringLiteral("audit"));
    search(QStringLiteral("@ber"));
    QCOMPARE(found()->model()->rowCount(), 1);
    QTest::keyClick(omnibox(), Qt::Key_Return);
    QCOMPARE(page(), QStringLiteral("catalog"));
    QTRY_COMPARE(support::factIn(*console_->window->currentPage(), "facts", "Name"), QStringLiteral("models/berta"));
    // Words are found wherever they stand, and all at once.
    search(QStringLiteral("@a"));
    QVERIFY(found()->model()->rowCount() >= 2);
    QTest::keyClick(omnibox(), Qt::Key_Down);
    QCOMPARE(found()->currentIndex().row(), 1);
    QTest::keyClick(omnibox(), Qt::Key_Up);
    QCOMPARE(found()->currentIndex().row(), 0);
}

void MainWindowTest::theOmniboxFindsByWordsThatPeopleKnow_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("found");
    QTest::newRow("a name in capitals") << QStringLiteral("@BERTA") << QStringLiteral("models/berta");
    QTest::newRow("a whole name in capitals") << QStringLiteral("Models/Berta") << QStringLiteral("models/berta");
    QTest::newRow("what people call it") << QStringLiteral("@measured WORLD") << QStringLiteral("teams/lab");
    QTest::newRow("its kind") << QStringLiteral("@Teams") << QStringLiteral("teams/lab");
    QTest::newRow("its kind, as others call it") << QStringLiteral("@departments") << QStringLiteral("teams/lab");
    QTest::newRow("its kind and its name") << QStringLiteral("lab team") << QStringLiteral("teams/lab");
    QTest::newRow("a page") << QStringLiteral("GO TO AUDIT") << QStringLiteral("Go to Audit");
    QTest::newRow("a page, as others call it") << QStringLiteral("history") << QStringLiteral("Go to Audit");
    QTest::newRow("an action, as others call it") << QStringLiteral("Preferences") << QStringLiteral("Settings");
    QTest::newRow("an incident, as others call it")
        << QStringLiteral("outage") << QStringLiteral("Start or end an incident…");
}

void MainWindowTest::theOmniboxFindsByWordsThatPeopleKnow() {
    open();
    QFETCH(const QString, words);
    search(words);
    QStringList all;
    for (int row = 0; row < found()->model()->rowCount(); ++row)
        all << found()->model()->index(row, 0).data().toString();
    QFETCH(const QString, found);
    QVERIFY2(all.contains(found), qPrintable(all.join(QLatin1Char('|'))));
}

void MainWindowTest::theOmniboxPassesOverWhatCannotBeDoneAndSaysWhy() {
    open(service_->enrol("viewer").credentials());
    QTRY_VERIFY_WITH_TIMEOUT(!console_->action("catalog.import")->isEnabled(), patience);
    search(QStringLiteral(">model"));
    const auto *model = found()->model();
    const int last = model->rowCount() - 1;
    QVERIFY(last >= 1);
    for (int row = 0; row <= last; ++row) {
        QCOMPARE(found()->currentIndex().row(), row);
        QTest::keyClick(omnibox(), Qt::Key_Down);
    }
    const auto matches = model->match(model->index(0, 0), Qt::DisplayRole, QStringLiteral("Import model"));
    QCOMPARE(matches.size(), 1);
    QVERIFY(!matches.first().data(shell::OmniboxModel::IsEnabledRole).toBool());
    // Beside the action, and to a screen reader.
    for (const int role : {int(shell::OmniboxModel::DetailRole), int(Qt::AccessibleDescriptionRole)}) {
        const auto why = matches.first().data(role).toString();
        QVERIFY2(why.contains(QStringLiteral("models.import")), qPrintable(why));
    }
    QSignalSpy links(part<shell::Omnibox>(*console_->window, "omnibox"), &shell::Omnibox::objectChosen);
    found()->setCurrentIndex(matches.first());
    QTest::keyClick(omnibox(), Qt::Key_Return);
    QVERIFY(!dialogNamed("importDialog"));
    // It is explained instead.
    QCOMPARE(links.size(), 1);
    QVERIFY(links.value(0).value(0).toString().startsWith(QStringLiteral("access?principal=")));
}

void MainWindowTest::theOmniboxSaysWhenItFindsNothing() {
    open();
    search(QStringLiteral("no such thing"));
    QCOMPARE(found()->model()->rowCount(), 1);
    const auto row = found()->model()->index(0, 0);
    QCOMPARE(row.data().toString(), QStringLiteral("Nothing found for no such thing."));
    QVERIFY(!row.data(shell::OmniboxModel::IsEnabledRole).toBool());
    QTest::keyClick(omnibox(), Qt::Key_Return);
    QVERIFY(found()->isVisible());
    QCOMPARE(console_->window->findChild<kit::ToastStack *>()->count(), 0);
    // Whole names and links are pasted too.
    for (const char *text : {"models/ber", "pilothouse:models/berta"}) {
        QTest::keyClick(omnibox(), Qt::Key_Escape);
        search(QString::fromLatin1(text));
        QCOMPARE(found()->model()->index(0, 0).data().toString(), QStringLiteral("models/berta"));
    }
}

void MainWindowTest::escapeGivesTheKeyboardBack() {
    open();
    auto *grid = part<kit::GridView>(*console_->window, "models");
    grid->setFocus();
    search(QStringLiteral("ber"));
    QTest::keyClick(omnibox(), Qt::Key_Escape);
    QVERIFY(grid->hasFocus());
    QVERIFY(!found()->isVisible());
}

void MainWindowTest::whatIsDisabledSaysWhy() {
    open(service_->enrol("viewer").credentials());
    QTRY_VERIFY_WITH_TIMEOUT(!console_->action("catalog.import")->isEnabled(), patience);
    const auto silent = [this] {
        QStringList found;
        for (const auto *action : console_->window->actionBook().actions()) {
            const auto words = action->text().remove(QLatin1Char('&'));
            if (!action->isEnabled() && (action->toolTip().isEmpty() || action->toolTip() == words))
                found << action->objectName();
        }
        return found.join(QStringLiteral(", "));
    };
    QVERIFY2(silent().isEmpty(), qPrintable(silent()));
    console_->source.endpoint.reset();
    service_->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!console_->connection.isOnline(), patience);
    QVERIFY2(silent().isEmpty(), qPrintable(silent()));
    QVERIFY(service_->start());
}

void MainWindowTest::theStatusLineTellsTheTruth() {
    open();
    QTRY_VERIFY_WITH_TIMEOUT(status("statusConnection").contains(QStringLiteral("Connected, ")), patience);
    QVERIFY(status("statusConnection").endsWith(QStringLiteral(" ms")));
    QTRY_COMPARE_WITH_TIMEOUT(status("statusAge"), QStringLiteral("Data is live"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->verifier.state() == client::LogVerifier::State::Verified, patience);
    const auto size = QLocale().toString(qlonglong(console_->verifier.head()->tree.size));
    QVERIFY2(status("statusLog").startsWith(QStringLiteral("Log of %1 events verified at ").arg(size)),
             qPrintable(status("statusLog")));
    QVERIFY(status("statusLog").endsWith(QStringLiteral("UTC")));
    QCOMPARE(part<QLabel>(*console_->window, "place")->text(), QString::fromStdString((*service_)->trustDomain()));
    console_->source.endpoint.reset();
    service_->stop();
    QTRY_VERIFY_WITH_TIMEOUT(status("statusConnection").contains(QStringLiteral("Not connected")), patience);
    QVERIFY(
        part<QLabel>(*console_->window, "statusConnection")->toolTip().contains(QStringLiteral("cannot be reached")));
    QVERIFY(service_->start());
}

void MainWindowTest::noticesAreKeptAndAnswered() {
    open();
    auto *button = part<QToolButton>(*console_->window, "noticesButton");
    QVERIFY(!button->isEnabled());
    int answered = 0;
    console_->notices.post(
        {kit::Tone::Ok, QStringLiteral("First"), QStringLiteral("Undo"), [&answered] { ++answered; }});
    console_->notices.post({kit::Tone::Danger, QStringLiteral("Second"), {}, {}});
    QVERIFY(button->isEnabled());
    QVERIFY2(button->text().contains(QLatin1Char('2')), qPrintable(button->text()));
    QCOMPARE(console_->window->findChild<kit::ToastStack *>()->count(), 1);
    auto *menu = part<QMenu>(*console_->window, "notices");
    // Each says when.
    static const QRegularExpression second(QStringLiteral("^Second\t\\d+:\\d\\d"));
    QVERIFY2(second.match(menu->actions().first()->text()).hasMatch(), qPrintable(menu->actions().first()->text()));
    menu->popup(QPoint(10, 10));
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QVERIFY(menu->activeAction()->text().startsWith(QStringLiteral("First\t")));
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(answered, 1);
}

void MainWindowTest::theLastChangeIsUndoneByKey() {
    open();
    const auto *undo = console_->action("console.undo");
    QVERIFY(!undo->isEnabled());
    QVERIFY2(undo->toolTip().startsWith(QStringLiteral("Nothing was changed")), qPrintable(undo->toolTip()));
    QVERIFY(console_->window->reveal(QStringLiteral("models/berta")));
    QTRY_VERIFY(console_->action("catalog.edit")->isEnabled());
    QTest::keyClick(console_->window.get(), Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(dialogNamed("changeDialog"));
    auto *publisher =
        qobject_cast<QLineEdit *>(part<kit::FieldEditor>(*dialogNamed("changeDialog"), "publisher")->control());
    QVERIFY(publisher);
    const auto before = publisher->text();
    publisher->setFocus();
    QTest::keyClick(publisher, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(publisher, QStringLiteral("Somebody else"));
    const auto applyIn = [](const char *dialog) {
        auto *apply = part<QPushButton>(*dialogNamed(dialog), "apply");
        QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
        apply->setFocus();
        QTest::keyClick(apply, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed(dialog), patience);
    };
    applyIn("changeDialog");
    const auto shown = [this] { return support::factIn(*console_->window->currentPage(), "facts", "Publisher"); };
    QTRY_COMPARE_WITH_TIMEOUT(shown(), QStringLiteral("Somebody else"), patience);

    QVERIFY(undo->isEnabled());
    QVERIFY2(undo->toolTip().contains(QStringLiteral("models/berta")), qPrintable(undo->toolTip()));
    // No window manager does it here.
    console_->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
    QTest::keyClick(console_->window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(dialogNamed("changeDialog"));
    applyIn("changeDialog");
    QTRY_COMPARE_WITH_TIMEOUT(shown(), before, patience);
    // It does not undo itself.
    QVERIFY(!undo->isEnabled());
    QVERIFY2(undo->toolTip().startsWith(QStringLiteral("All that was changed")), qPrintable(undo->toolTip()));

    // A later change without a way back is not passed over.
    kit::Notice later;
    later.text = QStringLiteral("It is retired now.");
    later.isChange = true;
    console_->notices.post(later);
    QVERIFY(!undo->isEnabled());
    QVERIFY2(undo->toolTip().contains(later.text), qPrintable(undo->toolTip()));
}

void MainWindowTest::settingsHoldAndAreKept() {
    open();
    QTest::keyClick(console_->window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(dialogNamed("settingsDialog"));
    const auto choose = [](const char *name, const QVariant &value) {
        auto *box = part<QComboBox>(*dialogNamed("settingsDialog"), name);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        while (box->currentData() != value) {
            const int before = box->currentIndex();
            QTest::keyClick(box, Qt::Key_Down);
            QVERIFY(box->currentIndex() > before);
        }
    };
    choose("theme", int(kit::Scheme::HighContrast));
    QCOMPARE(theme_.scheme(), kit::Scheme::HighContrast);
    choose("language", QStringLiteral("de"));
    QTest::keyClick(dialogNamed("settingsDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!dialogNamed("settingsDialog"));
    console_.reset();
    const shell::Settings again(QString::fromStdString((memory_->path() / "console.ini").string()));
    QCOMPARE(again.scheme(), kit::Scheme::HighContrast);
    QCOMPARE(again.language(), QStringLiteral("de"));
}

void MainWindowTest::theWindowComesBackAsItWas() {
    open();
    console_->window->resize(1111, 777);
    QTest::keyClick(console_->window.get(), Qt::Key_T, Qt::ControlModifier);
    QTest::keyClick(console_->window.get(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(part<QDockWidget>(*console_->window, "tasksDock")->isVisible());
    QVERIFY(console_->window->close());
    console_.reset();
    open();
    QCOMPARE(console_->window->size(), QSize(1111, 777));
    QVERIFY(part<QDockWidget>(*console_->window, "tasksDock")->isVisible());
    QCOMPARE(page(), QStringLiteral("audit"));
}

void MainWindowTest::aLostServiceComesBackByItself() {
    open();
    QVERIFY(!offline()->isVisible());
    console_->source.endpoint.reset();
    service_->stop();
    QTRY_VERIFY_WITH_TIMEOUT(offline()->isVisible(), patience);
    QVERIFY2(offline()->text().contains(QStringLiteral("last copy")), qPrintable(offline()->text()));
    // However often it is tried in vain, the warning stands still.
    HideCounter hidden(offline());
    const int asked = console_->source.asked;
    QTRY_VERIFY_WITH_TIMEOUT(console_->source.asked >= asked + 3, patience);
    QCOMPARE(hidden.count, 0);
    QVERIFY(status("statusConnection").contains(QStringLiteral("Not connected")));
    QVERIFY(console_->action("console.reconnect")->isEnabled());
    QCOMPARE(part<kit::GridView>(*console_->window, "models")->model()->rowCount(), 2);
    QVERIFY(!console_->action("catalog.create")->isEnabled());
    // It is in another place, and knows more.
    QVERIFY(service_->start());
    QVERIFY(service_->owner().put(support::modelNamed("late")));
    console_->find(*service_);
    QTRY_VERIFY_WITH_TIMEOUT(!offline()->isVisible(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(part<kit::GridView>(*console_->window, "models")->model()->rowCount(), 3, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("catalog.create")->isEnabled(), patience);
    QVERIFY(service_->owner().remove("models/late"));
}

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
