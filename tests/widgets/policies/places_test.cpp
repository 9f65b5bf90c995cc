// Links and keys lead to the rule that they name, whatever the list is filtered by and whoever looks elsewhere by then.
#include <QLineEdit>

#include "tests/widgets/policies/policies_fixture.h"

using support::patience;
namespace v1 = pilothouse::v1;

class PlacesTest final : public support::PoliciesFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        console_.reset();
        service_.reset();
    }

    void aNewRuleIsWrittenThoughTheFilterWouldHideIt();
    void aLinkLeadsPastTheFilter();
    void aVersionIsThatOfItsOwnSet();
    void aRuleThatIsGoneLeadsToItsSet();
    void whatComesLateIsShownUnlessSomethingElseWasSelected();
    void theFirstRowIsNoChoiceOfTheReader();

private:
    QString shown() const { return console_->page->shownObject(); }
    QLineEdit *filter() const { return in<QLineEdit>("policyFilter"); }
    void filterBy(const char *words) {
        filter()->setFocus();
        filter()->selectAll();
        QTest::keyClicks(filter(), QLatin1String(words));
    }
    void put(const char *name, const char *description) {
        v1::Resource set;
        set.mutable_meta()->set_name(name);
        set.mutable_policy_set()->set_description(description);
        const auto standing = service_->owner().get(name);
        const auto done = service_->owner().put(set, standing ? standing->meta().etag() : std::string());
        QVERIFY2(done.isOk(), done ? "" : done.error().message().c_str());
    }
};

void PlacesTest::aNewRuleIsWrittenThoughTheFilterWouldHideIt() {
    openPage();
    begin("policySets/two-persons");
    select(QStringLiteral("policySets/two-persons#access"));
    filterBy("acce");
    QCOMPARE(tree()->rowCount(tree()->index(0, 0)), 1);
    action("policies.addRule")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(shown(), QStringLiteral("policySets/two-persons#rule-1"), patience);
    QVERIFY(filter()->text().isEmpty());
    auto *id = idLine();
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->focusWidget(), static_cast<QWidget *>(id), patience);
    QTest::keyClick(id, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(id, QStringLiteral("mine"));
    QVERIFY(draft().rule("mine"));
    QVERIFY(draft().rule("access"));
}

void PlacesTest::aLinkLeadsPastTheFilter() {
    openPage();
    begin("policySets/two-persons");
    filterBy("acce");
    select(QStringLiteral("policySets/two-persons#access"));
    // What is in sight needs no other filter.
    QCOMPARE(filter()->text(), QStringLiteral("acce"));
    select(QStringLiteral("policySets/two-persons#policies"));
    QVERIFY(filter()->text().isEmpty());
}

void PlacesTest::aVersionIsThatOfItsOwnSet() {
    openPage();
    put("policySets/freeze", "Until spring");
    put("policySets/freeze", "Until summer");
    QTRY_COMPARE_WITH_TIMEOUT(tree()->rowCount(), 1, patience);
    begin("policySets/licenses");
    filterBy("licen");
    QCOMPARE(tree()->rowCount(), 1);
    QVERIFY(console_->page->reveal(QStringLiteral("policySets/freeze@1")));
    QCOMPARE(shown(), QStringLiteral("policySets/freeze"));
    auto *history = console_->grid("history");
    QTRY_COMPARE_WITH_TIMEOUT(history->selectionModel()->selectedRows().size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(history->currentIndex().data().toString(), QStringLiteral("1"), patience);
}

void PlacesTest::aRuleThatIsGoneLeadsToItsSet() {
    openPage();
    put("policySets/freeze", "Until spring");
    begin("policySets/licenses");
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled() && tree()->rowCount() == 2, patience);
    QVERIFY(console_->page->reveal(QStringLiteral("policySets/freeze#gone")));
    QCOMPARE(shown(), QStringLiteral("policySets/freeze"));
    QVERIFY(!console_->page->reveal(QStringLiteral("policySets/nowhere")));
    QCOMPARE(shown(), QStringLiteral("policySets/freeze"));
}

// The view chooses it as soon as it has the keyboard.
void PlacesTest::theFirstRowIsNoChoiceOfTheReader() {
    openPage();
    console_->grid("policySets")->setFocus();
    QVERIFY(!console_->page->reveal(QStringLiteral("policySets/second")));
    put("policySets/first", "It comes first");
    QTRY_COMPARE_WITH_TIMEOUT(shown(), QStringLiteral("policySets/first"), patience);
    put("policySets/second", "It was asked for");
    QTRY_COMPARE_WITH_TIMEOUT(shown(), QStringLiteral("policySets/second"), patience);
}

void PlacesTest::whatComesLateIsShownUnlessSomethingElseWasSelected() {
    openPage();
    begin("policySets/two-persons");
    QVERIFY(!console_->page->reveal(QStringLiteral("policySets/awaited")));
    put("policySets/awaited", "Shown as soon as it is there");
    QTRY_COMPARE_WITH_TIMEOUT(shown(), QStringLiteral("policySets/awaited"), patience);
    QVERIFY(!console_->page->reveal(QStringLiteral("policySets/late")));
    auto *grid = console_->grid("policySets");
    grid->setFocus();
    QTest::keyClick(grid, Qt::Key_Down);
    const auto chosen = shown();
    QVERIFY(chosen != QStringLiteral("policySets/awaited"));
    put("policySets/late", "Nobody waits for it any more");
    QTRY_COMPARE_WITH_TIMEOUT(tree()->rowCount(), 3, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    QCOMPARE(shown(), chosen);
}

QTEST_MAIN(PlacesTest)
#include "places_test.moc"
