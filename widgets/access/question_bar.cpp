#include "widgets/access/question_bar.h"

#include <algorithm>

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>

#include "backend/client/resource_cache.h"
#include "widgets/access/access_words.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/theme.h"

namespace accesspage {

QuestionBar::QuestionBar(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      person_(makeBox("person", tr("Who"), tr("everybody"))),
      permission_(makeBox("permission", tr("May do"), tr("anything"))),
      place_(makeBox("place", tr("Where"), tr("anywhere"))) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(session.theme.px(kit::Size::SpaceSmall));
    for (auto *box : {person_, permission_, place_}) {
        auto *label = new kit::RoleLabel(session.theme, kit::TextRole::Label, box->accessibleName());
        label->setBuddy(box);
        row->addWidget(label);
        row->addWidget(box, 1);
    }
    setFocusProxy(person_);
    place_->setToolTip(tr("A team, or the name of an object, for example deployments/house-chat."));
    offer();
}

QComboBox *QuestionBar::makeBox(const char *name, const QString &label, const QString &hint) {
    auto *box = new QComboBox;
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(label);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int Letters = 8;
    box->setMinimumContentsLength(Letters);
    box->lineEdit()->setPlaceholderText(hint);
    box->lineEdit()->setClearButtonEnabled(true);
    auto *completer = new QCompleter(box->model(), box);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    box->setCompleter(completer);
    connect(box, &QComboBox::textActivated, this, &QuestionBar::asked);
    connect(box->lineEdit(), &QLineEdit::editingFinished, this, &QuestionBar::asked);
    connect(box->lineEdit(), &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            Q_EMIT asked();
    });
    return box;
}

void QuestionBar::fill(QComboBox *box, const QList<std::pair<QString, QString>> &items) {
    const QSignalBlocker quiet(box);
    const QSignalBlocker still(box->lineEdit());
    const auto text = box->currentText();
    box->clear();
    for (const auto &[word, name] : items)
        box->addItem(word, name);
    box->setCurrentIndex(-1);
    box->setEditText(text);
}

void QuestionBar::offer() {
    QList<std::pair<QString, QString>> people;
    for (const auto &name : session_.cache.names("principals"))
        people.append({AccessWords::person(session_.cache, name), QString::fromStdString(name)});
    std::sort(people.begin(), people.end(), [](const auto &left, const auto &right) {
        return QString::localeAwareCompare(left.first, right.first) < 0;
    });
    // Two of one name are told apart by their ids.
    for (int i = 1; i < people.size(); ++i)
        if (people[i].first == people[i - 1].first)
            people[i].first += QStringLiteral(" (%1)").arg(people[i].second.section(QLatin1Char('/'), 1));
    fill(person_, people);
    QList<std::pair<QString, QString>> places;
    for (const auto &name : session_.cache.names("teams"))
        places.append({AccessWords::team(session_.cache, name), QString::fromStdString(name)});
    for (const auto *kind : {"deployments", "routes", "models", "policySets"})
        for (const auto &name : session_.cache.names(kind))
            places.append({QString::fromStdString(name), QString::fromStdString(name)});
    fill(place_, places);
}

void QuestionBar::setPermissions(const QStringList &permissions) {
    QList<std::pair<QString, QString>> items;
    for (const auto &permission : permissions)
        items.append({permission, permission});
    fill(permission_, items);
}

QString QuestionBar::chosen(const QComboBox &box) {
    const auto text = box.currentText().trimmed();
    const int at = box.findText(text, Qt::MatchFixedString);
    if (at >= 0)
        return box.itemData(at).toString();
    return box.findData(text) >= 0 ? text : QString();
}

AccessQuestion QuestionBar::question() const {
    auto place = chosen(*place_);
    // What is not offered may still be there.
    if (place.isEmpty() && session_.cache.contains(place_->currentText().trimmed().toStdString()))
        place = place_->currentText().trimmed();
    return {chosen(*person_).toStdString(), chosen(*permission_).toStdString(), place.toStdString()};
}

QString QuestionBar::mistake() const {
    const auto found = question();
    const auto isLost = [](const QComboBox &box, const std::string &name) {
        return name.empty() && !box.currentText().trimmed().isEmpty();
    };
    if (isLost(*person_, found.principal))
        return tr("Nobody is called “%1”.").arg(person_->currentText().trimmed());
    if (isLost(*permission_, found.permission))
        return tr("There is no permission “%1”.").arg(permission_->currentText().trimmed());
    if (isLost(*place_, found.place))
        return tr("There is no team and no object “%1”.").arg(place_->currentText().trimmed());
    return {};
}

void QuestionBar::show(QComboBox *box, const QString &name) {
    const QSignalBlocker still(box->lineEdit());
    const int at = box->findData(name);
    box->setEditText(at >= 0 ? box->itemText(at) : name);
}

void QuestionBar::setQuestion(const AccessQuestion &question) {
    show(person_, QString::fromStdString(question.principal));
    show(permission_, QString::fromStdString(question.permission));
    show(place_, QString::fromStdString(question.place));
    Q_EMIT asked();
}

} // namespace accesspage
