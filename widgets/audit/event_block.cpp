#include "widgets/audit/event_block.h"

#include "backend/client/log_verifier.h"
#include "widgets/audit/event_words.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace auditpage {

using kit::Cell;
using kit::CellKind;

QString EventBlock::title(int column, const QString &zone) {
    switch (static_cast<Column>(column)) {
    case Sign:
        return {};
    case Time:
        return tr("Time, %1").arg(zone);
    case Actor:
        return tr("Actor");
    case Action:
        return tr("Action");
    case Object:
        return tr("Object");
    case Outcome:
        return tr("Outcome, why");
    case ColumnCount:
        break;
    }
    return {};
}

Cell EventBlock::cell(int row, int column) const {
    const auto &shown = event(row);
    Cell cell;
    switch (static_cast<Column>(column)) {
    case Sign: {
        const auto verdict = EventWords::verdict(session_.verifier.proofOf(shown.index()));
        cell.text = verdict.word;
        cell.kind = CellKind::Sign;
        cell.tone = verdict.tone;
        cell.sign = verdict.sign;
        return cell;
    }
    case Time:
        cell.text = session_.times.dateTime(shown.time());
        cell.kind = CellKind::Mono;
        return cell;
    case Actor:
        cell.text = EventWords::actor(shown);
        cell.kind = shown.actor_full_name().empty() ? CellKind::Muted : CellKind::Strong;
        return cell;
    case Action:
        cell.text = EventWords::action(shown);
        cell.kind = CellKind::Term;
        return cell;
    case Object: {
        const auto object = EventWords::object(shown);
        cell.text = object.text;
        cell.kind = CellKind::Name;
        cell.absence = object.absence;
        return cell;
    }
    case Outcome:
        return outcome(shown);
    case ColumnCount:
        break;
    }
    return cell;
}

Cell EventBlock::outcome(const v1::Event &event) const {
    const auto why = EventWords::why(event, session_.times).text;
    const auto word = kit::Sentences::word(event.outcome());
    Cell cell;
    if (event.outcome() == v1::ALLOWED) {
        cell.text = why.isEmpty() ? word : why;
        cell.kind = why.isEmpty() ? CellKind::Muted : CellKind::Text;
        return cell;
    }
    cell.text = why.isEmpty() ? word : tr("%1: %2", "outcome, why").arg(word, why);
    cell.tone = EventWords::tone(event.outcome());
    cell.leading = kit::icon(session_.theme, EventWords::sign(event.outcome()), *cell.tone);
    return cell;
}

} // namespace auditpage
