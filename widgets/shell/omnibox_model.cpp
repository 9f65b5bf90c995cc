#include "widgets/shell/omnibox_model.h"

#include <algorithm>

#include <QAction>

#include "backend/client/resource_cache.h"
#include "backend/core/kinds.h"
#include "widgets/kit/object_actions.h"
#include "widgets/kit/page.h"
#include "widgets/shell/action_book.h"
#include "widgets/shell/link.h"

namespace shell {

namespace {

constexpr int mostMatches = 40;

QString wordsOf(const QAction &action) {
    return action.text().remove(QLatin1Char('&'));
}

} // namespace

OmniboxModel::OmniboxModel(const ActionBook &book, const client::ResourceCache &cache, ShownPage shown, QObject *parent)
    : QAbstractListModel(parent), book_(book), cache_(cache), shown_(std::move(shown)) {
    // What was not there yet may be now.
    connect(&cache_, &client::ResourceCache::stateChanged, this, [this] {
        if (!matches_.isEmpty() && !matches_.first().absence.isEmpty())
            search(text_);
    });
}

void OmniboxModel::search(const QString &text) {
    text_ = text;
    const auto trimmed = text.trimmed();
    const bool actionsOnly = trimmed.startsWith(QLatin1Char('>'));
    const bool objectsOnly = trimmed.startsWith(QLatin1Char('@'));
    const auto words = actionsOnly || objectsOnly ? trimmed.mid(1).trimmed() : trimmed;
    QVector<Match> matches;
    if (!objectsOnly) {
        addActions(words, &matches);
        addDeeds(words, &matches);
    }
    if (!actionsOnly && !words.isEmpty())
        addObjects(words, &matches);
    if (matches.isEmpty())
        matches.append(Match{nullptr, {}, absence(words)});
    beginResetModel();
    matches_ = std::move(matches);
    endResetModel();
}

int OmniboxModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(matches_.size());
}

QVariant OmniboxModel::data(const QModelIndex &index, int role) const {
    const auto &match = matches_[index.row()];
    // Whether it can be done to another object than what is selected is known when it is asked for.
    const bool isDeed = match.action && !match.object.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        if (isDeed)
            return tr("%1: %2", "what is done, what it is done to").arg(wordsOf(*match.action), match.object);
        return match.action ? wordsOf(*match.action) : match.object + match.absence;
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return match.action && !isDeed && !match.action->isEnabled() ? match.action->toolTip() : QString();
    case DetailRole:
        if (isDeed)
            return {};
        if (match.action && !match.action->isEnabled())
            return match.action->toolTip();
        return match.action ? match.action->shortcut().toString(QKeySequence::NativeText) : QString();
    case IsEnabledRole:
        return match.action ? isDeed || match.action->isEnabled() : match.absence.isEmpty();
    default:
        return {};
    }
}

// What is done to a selection is done to that of the page that is shown, by whichever page can; what another page has
// selected is out of sight.
void OmniboxModel::addActions(const QString &words, QVector<Match> *matches) const {
    const auto *shown = shown_();
    const auto object = shown ? shown->shownObject() : QString();
    for (auto *action : book_.actions()) {
        if (matches->size() == mostMatches)
            break;
        if (!wordsOf(*action).contains(words, Qt::CaseInsensitive) &&
            !action->objectName().contains(words, Qt::CaseInsensitive))
            continue;
        const auto kind = kit::ObjectActions::kindOf(*action);
        if (kit::Page::isMeant(*action, shown))
            matches->append(Match{action, {}, {}});
        else if (!kind.isEmpty() && object.startsWith(kind + QLatin1Char('/')))
            matches->append(Match{action, object, {}});
    }
    // Return does the first one.
    std::stable_partition(matches->begin(), matches->end(),
                          [](const Match &match) { return !match.object.isEmpty() || match.action->isEnabled(); });
}

// Every word stands in the action or in the object's name, and each of both has one.
void OmniboxModel::addDeeds(const QString &words, QVector<Match> *matches) const {
    const auto all = words.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (auto *action : book_.actions()) {
        const auto kind = kit::ObjectActions::kindOf(*action);
        if (kind.isEmpty())
            continue;
        const auto said = wordsOf(*action).toLower();
        std::vector<std::string> rest;
        for (const auto &word : all)
            if (!said.contains(word))
                rest.push_back(word.toStdString());
        if (rest.empty() || rest.size() == static_cast<std::size_t>(all.size()))
            continue;
        for (const auto &name : cache_.names(kind.toStdString())) {
            if (matches->size() == mostMatches)
                return;
            const auto first = name.find('/') + 1;
            if (std::all_of(rest.begin(), rest.end(),
                            [&](const auto &word) { return name.find(word, first) != std::string::npos; }))
                matches->append(Match{action, QString::fromStdString(name), {}});
        }
    }
}

void OmniboxModel::addObjects(const QString &words, QVector<Match> *matches) const {
    const auto wanted = Link::targetOf(words).toLower().toStdString();
    // All names of a kind begin alike, which is no reason to find them.
    const bool isWhole = wanted.find('/') != std::string::npos;
    for (const auto &kind : core::allKinds()) {
        // Nobody looks for an operation by its random id.
        if (!kind.managedBy.empty())
            continue;
        for (const auto &name : cache_.names(kind.plural)) {
            if (matches->size() == mostMatches)
                return;
            // Ids are lower-case, collections need not be.
            const bool isFound =
                isWhole ? QString::fromStdString(name).toLower().toStdString().find(wanted) != std::string::npos
                        : name.find(wanted, name.find('/') + 1) != std::string::npos;
            if (isFound)
                matches->append(Match{nullptr, QString::fromStdString(name), {}});
        }
    }
}

QString OmniboxModel::absence(const QString &words) const {
    if (words.isEmpty())
        return tr("Type part of a name.");
    if (cache_.state() == client::ResourceCache::State::Loading)
        return tr("The objects are still being loaded.");
    return tr("Nothing found for %1.").arg(words);
}

} // namespace shell
