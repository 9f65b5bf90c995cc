#include "widgets/shell/omnibox_model.h"

#include <algorithm>

#include <QAction>

#include "backend/client/resource_cache.h"
#include "backend/core/kinds.h"
#include "widgets/kit/action_subjects.h"
#include "widgets/kit/finding_words.h"
#include "widgets/kit/object_actions.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/page.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/story_words.h"
#include "widgets/shell/action_book.h"
#include "widgets/shell/link.h"
#include "widgets/shell/search_words.h"

#include "pilothouse/v1/resource.pb.h"

namespace shell {

namespace v1 = pilothouse::v1;

namespace {

constexpr int mostMatches = 40;
// Of a kind: of more of them only the names are looked at, since each is read whole otherwise.
constexpr std::size_t mostRead = 2'000;
// Letters: what a kind is called holds any fewer somewhere.
constexpr qsizetype leastOfKind = 3;

enum Rank { Called, Titled, KnownAs, None };
// Places within a rank.
constexpr int finer = 4;

QString wordsOf(const QAction &action) {
    return action.text().remove(QLatin1Char('&'));
}

// In lower case; a stroke alone divides what pages write as `cluster / node`.
QStringList tokensOf(const QString &words) {
    auto tokens = words.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    tokens.removeAll(QStringLiteral("/"));
    return tokens;
}

bool holdsAll(const QString &text, const QStringList &tokens) {
    return !tokens.isEmpty() && std::ranges::all_of(tokens, [&](const auto &token) { return text.contains(token); });
}

// Of a resource name, what stands behind its first collection.
QString ownPart(const std::string &name) {
    return QString::fromStdString(name.substr(name.find('/') + 1)).toLower();
}

// All in lower case.
int rankOf(const QString &name, const QString &title, const QString &called, const QStringList &tokens) {
    const auto titled = name + QLatin1Char(' ') + title.toLower();
    if (holdsAll(titled, tokens))
        return Rank::Titled;
    const auto isKnown = [&](const QString &token) {
        return titled.contains(token) || (token.size() >= leastOfKind && called.contains(token));
    };
    return !tokens.isEmpty() && std::ranges::all_of(tokens, isKnown) ? Rank::KnownAs : Rank::None;
}

int rankOf(const QAction &action, const QString &words) {
    const auto said = wordsOf(action);
    const auto id = action.objectName();
    if (said.contains(words, Qt::CaseInsensitive))
        return Rank::Called;
    const auto noun = id.section(QLatin1Char('.'), 0, 0);
    // What an action is about is not yet what it does.
    if (id.mid(noun.size()).contains(words, Qt::CaseInsensitive))
        return Rank::Titled;
    if (noun.contains(words, Qt::CaseInsensitive))
        return Rank::KnownAs;
    const auto called = SearchWords::of(id) + QLatin1Char(' ') + SearchWords::of(noun) + QLatin1Char(' ') +
                        action.property(kit::actionSubjects).toString();
    return rankOf(said.toLower(), {}, called.toLower(), tokensOf(words));
}

// Among those that are called so equally: what can be done now comes first, and what the page that is shown can do.
// None of that makes up for a worse name.
int orderOf(int rank, const QAction &action, const kit::Page *shown) {
    const bool isElsewhere = qobject_cast<const kit::Page *>(action.parent()) && action.parent() != shown;
    return finer * rank + (action.isEnabled() ? 0 : 2) + (isElsewhere ? 1 : 0);
}

// Of the page that an action is of, where another one is shown.
QString pageOf(const QAction &action, const kit::Page *shown) {
    const auto *page = qobject_cast<const kit::Page *>(action.parent());
    return page && page != shown ? page->title() : QString();
}

// What people call it where that is not its id; empty for most.
QString titleOf(const v1::Resource &resource) {
    return resource.has_finding_status() ? kit::FindingWords::name(resource.finding_status())
                                         : kit::harmless(kit::StoryWords::of(resource.meta().display_name()));
}

void take(std::vector<std::pair<int, OmniboxModel::Match>> found, QVector<OmniboxModel::Match> *matches) {
    std::ranges::stable_sort(found, {}, [](const auto &ranked) { return ranked.first; });
    for (auto &[rank, match] : found)
        if (matches->size() < mostMatches)
            matches->append(std::move(match));
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
    // What stands nowhere by this name a page may know all the same, for example an event of the log.
    if (matches.isEmpty() && !actionsOnly && Link::isLink(words))
        matches.append(Match{nullptr, words, {}, tr("Follow the link")});
    if (matches.isEmpty())
        matches.append(Match{nullptr, {}, absence(words), {}});
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
        if (isDeed || !match.action)
            return match.title;
        if (!match.action->isEnabled())
            return kit::Obstacle::linkOf(*match.action).isEmpty()
                       ? match.action->toolTip()
                       : tr("Return says why: %1", "a sentence").arg(match.action->toolTip());
        return match.action->shortcut().isEmpty() ? match.title
                                                  : match.action->shortcut().toString(QKeySequence::NativeText);
    case IsEnabledRole:
        return match.action ? isDeed || match.action->isEnabled() : match.absence.isEmpty();
    case WhyRole:
        return match.action && !isDeed && !match.action->isEnabled() ? kit::Obstacle::linkOf(*match.action) : QString();
    default:
        return {};
    }
}

// What is done to a selection is done to that of the page that is shown, by whichever page can; what another page has
// selected is out of sight. Those that are called so come before those that others call so.
void OmniboxModel::addActions(const QString &words, QVector<Match> *matches) const {
    const auto *shown = shown_();
    const auto object = shown ? shown->shownObject() : QString();
    std::vector<std::pair<int, Match>> found;
    for (auto *action : book_.actions()) {
        const auto rank = rankOf(*action, words);
        const auto kind = kit::ObjectActions::kindOf(*action);
        if (rank == Rank::None)
            continue;
        if (kit::Page::isMeant(*action, shown))
            found.emplace_back(orderOf(rank, *action, shown), Match{action, {}, {}, pageOf(*action, shown)});
        else if (!kind.isEmpty() && object.startsWith(kind + QLatin1Char('/')))
            found.emplace_back(finer * rank, Match{action, object, {}, {}});
    }
    // Return does the first one.
    take(std::move(found), matches);
}

// Every word stands in the action or in the object's name, and each of both has one.
void OmniboxModel::addDeeds(const QString &words, QVector<Match> *matches) const {
    const auto all = tokensOf(words);
    for (auto *action : book_.actions()) {
        const auto kind = kit::ObjectActions::kindOf(*action);
        if (kind.isEmpty())
            continue;
        const auto said = wordsOf(*action).toLower();
        QStringList rest;
        for (const auto &word : all)
            if (!said.contains(word))
                rest << word;
        if (rest.isEmpty() || rest.size() == all.size())
            continue;
        for (const auto &name : cache_.names(kind.toStdString())) {
            if (matches->size() == mostMatches)
                return;
            if (holdsAll(ownPart(name), rest))
                matches->append(Match{action, QString::fromStdString(name), {}, {}});
        }
    }
}

void OmniboxModel::addObjects(const QString &words, QVector<Match> *matches) const {
    const auto target = Link::targetOf(words).toLower();
    const auto tokens = tokensOf(target);
    std::vector<std::pair<int, Match>> found;
    for (const auto &kind : core::allKinds()) {
        // Nobody looks for an operation by its random id.
        if (!kind.managedBy.empty())
            continue;
        const auto called = SearchWords::of(QString::fromStdString(kind.plural)).toLower();
        const auto add = [&](const std::string &name, const QString &title) {
            // All names of a kind begin alike, which is no reason to find them; whole names are pasted.
            const auto own = ownPart(name);
            const bool isWhole =
                target.contains(QLatin1Char('/')) && QString::fromStdString(name).contains(target, Qt::CaseInsensitive);
            if (const int rank = isWhole || holdsAll(own, tokens) ? Rank::Called : rankOf(own, title, called, tokens);
                rank != Rank::None)
                found.emplace_back(rank, Match{nullptr, QString::fromStdString(name), {}, title});
        };
        if (cache_.count(kind.plural) > mostRead)
            for (const auto &name : cache_.names(kind.plural))
                add(name, {});
        else
            cache_.each(kind.plural, [&](const v1::Resource &resource) {
                add(resource.meta().name(), titleOf(resource));
                return true;
            });
    }
    take(std::move(found), matches);
}

QString OmniboxModel::absence(const QString &words) const {
    if (words.isEmpty())
        return tr("Type part of a name.");
    if (cache_.state() == client::ResourceCache::State::Loading)
        return tr("The objects are still being loaded.");
    return tr("Nothing found for %1.").arg(words);
}

} // namespace shell
