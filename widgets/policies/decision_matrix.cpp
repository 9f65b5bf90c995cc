#include "widgets/policies/decision_matrix.h"

#include <algorithm>

#include "backend/client/connection.h"
#include "backend/client/policy_calls.h"
#include "widgets/kit/cell.h"
#include "widgets/kit/plain_text.h"
#include "widgets/policies/policy_words.h"

namespace policiespage {

namespace {

constexpr int LargestBatch = 10'000;

} // namespace

DecisionMatrix::DecisionMatrix(const kit::Session &session, QObject *parent)
    : QAbstractTableModel(parent), session_(session) {}

void DecisionMatrix::setShape(Shape shape) {
    pending_.cancel();
    error_.reset();
    next_.clear();
    const bool isSame = shape.corner == shape_.corner && shape.rows == shape_.rows && shape.columns == shape_.columns &&
                        shape.subject == shape_.subject;
    if (isSame) {
        shape_ = std::move(shape);
        return ask();
    }
    beginResetModel();
    shape_ = std::move(shape);
    decisions_.clear();
    endResetModel();
    ask();
}

void DecisionMatrix::ask() {
    const int from = static_cast<int>(next_.size());
    const int to = std::min(size(), from + LargestBatch);
    if (from == to)
        return;
    v1::AskPoliciesRequest request;
    const int columns = static_cast<int>(shape_.columns.size());
    for (int place = from; place < to; ++place)
        *request.add_questions() = shape_.question(place / columns, place % columns);
    pending_ = client::PolicyCalls(session_.connection.link(), client::defaultDeadline).askPolicies(request);
    client::deliver(pending_, this, [this](core::Result<v1::AskPoliciesResponse> answer) { take(std::move(answer)); });
}

void DecisionMatrix::take(core::Result<v1::AskPoliciesResponse> answer) {
    pending_ = {};
    if (!answer) {
        error_ = answer.error();
        Q_EMIT answered();
        return;
    }
    for (auto &decision : *answer->mutable_decisions())
        next_.push_back(std::move(decision));
    if (next_.size() >= decisions_.size()) {
        decisions_ = next_;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    if (answer->decisions_size() > 0)
        ask();
    Q_EMIT answered();
}

const v1::PolicyDecision *DecisionMatrix::decisionAt(const QModelIndex &index) const {
    if (!index.isValid() || index.column() == 0)
        return nullptr;
    const auto place = static_cast<std::size_t>(index.row() * shape_.columns.size() + index.column() - 1);
    return place < decisions_.size() ? &decisions_[place] : nullptr;
}

v1::PolicyQuestion DecisionMatrix::questionAt(const QModelIndex &index) const {
    return shape_.question(index.row(), index.column() - 1);
}

bool DecisionMatrix::isUnheld(std::size_t place) const {
    if (!shape_.isHeld)
        return false;
    const auto columns = static_cast<std::size_t>(shape_.columns.size());
    return shape_.isHeld(static_cast<int>(place / columns), static_cast<int>(place % columns)) == false;
}

bool DecisionMatrix::isUnheld(const QModelIndex &index) const {
    return index.isValid() && index.column() > 0 &&
           isUnheld(static_cast<std::size_t>(index.row() * shape_.columns.size() + index.column() - 1));
}

bool DecisionMatrix::isOtherwiseInShadow(const QModelIndex &index) const {
    const auto *decision = decisionAt(index);
    return decision && !isUnheld(index) && decision->has_shadow() &&
           decision->shadow().is_allowed() != decision->verdict().is_allowed();
}

int DecisionMatrix::deniedCount() const {
    int count = 0;
    for (std::size_t place = 0; place < decisions_.size(); ++place)
        count += !isUnheld(place) && !decisions_[place].verdict().is_allowed() ? 1 : 0;
    return count;
}

int DecisionMatrix::obligedCount() const {
    int count = 0;
    for (std::size_t place = 0; place < decisions_.size(); ++place) {
        const auto &verdict = decisions_[place].verdict();
        count += !isUnheld(place) && verdict.is_allowed() && !verdict.obliging().empty() ? 1 : 0;
    }
    return count;
}

int DecisionMatrix::unheldCount() const {
    int count = 0;
    for (std::size_t place = 0; place < decisions_.size(); ++place)
        count += isUnheld(place) ? 1 : 0;
    return count;
}

int DecisionMatrix::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shape_.rows.size());
}

int DecisionMatrix::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shape_.columns.size()) + 1;
}

QVariant DecisionMatrix::data(const QModelIndex &index, int role) const {
    if (index.column() == 0)
        return kit::Cell::of(kit::CellKind::Strong, shape_.rows[index.row()]).data(role);
    const auto *decision = decisionAt(index);
    if (!decision)
        return kit::Cell::of(kit::CellKind::Muted, {}, kit::Absence::NoData).data(role);
    const auto &verdict = decision->verdict();
    // Whatever policies say of it.
    if (isUnheld(index))
        return role == Qt::ToolTipRole
                   ? QVariant(kit::plainToolTip(tr("Roles do not allow it, whatever policies say.")))
                   : kit::Cell::pill(shape_.unheld, kit::Tone::Neutral, kit::Icon::Minus).data(role);
    if (role == Qt::ToolTipRole) {
        auto words = verdict.has_rule() ? tr("%1 by %2", "a verdict, a rule")
                                              .arg(PolicyWords::verdict(verdict), PolicyWords::rule(verdict.rule()))
                                        : PolicyWords::verdict(verdict);
        for (const auto &obliging : verdict.obliging())
            words += QLatin1Char('\n') + tr("Asked by %1", "a rule").arg(PolicyWords::rule(obliging));
        if (const auto beside = PolicyWords::beside(*decision); !beside.isEmpty())
            words += QLatin1Char('\n') + beside;
        return kit::plainToolTip(words);
    }
    auto cell = kit::Cell::of(kit::CellKind::Pill, PolicyWords::verdict(verdict));
    if (!PolicyWords::obligations(verdict.obligations()).isEmpty() && verdict.is_allowed())
        cell.text = PolicyWords::obligations(verdict.obligations());
    cell.tone = PolicyWords::tone(verdict);
    if (isOtherwiseInShadow(index))
        cell.sign = kit::Icon::Warning;
    return cell.data(role);
}

QVariant DecisionMatrix::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? shape_.corner : shape_.columns.value(section - 1);
}

} // namespace policiespage
