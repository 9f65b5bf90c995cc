#include "widgets/kit/cell.h"

#include "widgets/kit/paint.h"
#include "widgets/kit/plain_text.h"

namespace kit {

Cell Cell::of(const QModelIndex &index) {
    Cell cell;
    cell.text = harmless(index.data(Qt::DisplayRole).toString());
    cell.kind = static_cast<CellKind>(index.data(CellKindRole).toInt());
    cell.absence = static_cast<Absence>(index.data(AbsenceRole).toInt());
    if (const QVariant tone = index.data(ToneRole); tone.isValid())
        cell.tone = static_cast<Tone>(tone.toInt());
    if (const QVariant sign = index.data(SignRole); sign.isValid())
        cell.sign = static_cast<Icon>(sign.toInt());
    cell.leading = index.data(Qt::DecorationRole).value<QIcon>();
    if (const QVariant alignment = index.data(Qt::TextAlignmentRole); alignment.isValid())
        cell.alignment = Qt::Alignment::fromInt(alignment.toInt());
    return cell;
}

Cell Cell::of(CellKind kind, const QString &text, Absence absence) {
    Cell cell;
    cell.text = text;
    cell.kind = kind;
    cell.absence = absence;
    return cell;
}

Cell Cell::pill(const QString &word, Tone tone, Icon sign) {
    auto cell = of(CellKind::Pill, word);
    cell.tone = tone;
    cell.sign = sign;
    return cell;
}

QVariant Cell::data(int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case CellKindRole:
        return static_cast<int>(kind);
    case ToneRole:
        return tone ? QVariant(static_cast<int>(*tone)) : QVariant();
    case SignRole:
        return sign ? QVariant(static_cast<int>(*sign)) : QVariant();
    case AbsenceRole:
        return static_cast<int>(absence);
    default:
        return {};
    }
}

QString Cell::words() const {
    return isAbsent() ? absenceText(absence) : text;
}

const QFont &Cell::font(const Theme &theme) const {
    if (isAbsent())
        return theme.font(TextRole::Body);
    switch (kind) {
    case CellKind::Strong:
        return theme.font(TextRole::Strong);
    case CellKind::Mono:
        return theme.font(TextRole::Mono);
    case CellKind::Pill:
        return theme.font(TextRole::Label);
    case CellKind::Text:
    case CellKind::Muted:
    case CellKind::Name:
    case CellKind::Term:
    case CellKind::Time:
    case CellKind::Sign:
        return theme.font(TextRole::Body);
    }
    Q_UNREACHABLE();
}

int Cell::width(const Theme &theme) const {
    const int margins = 2 * theme.px(Size::SpaceSmall);
    if (kind == CellKind::Sign)
        return theme.px(Size::Icon) + margins;
    if (kind == CellKind::Pill && !isAbsent())
        return paint::pillSize(theme, text, sign.has_value()).width() + margins;
    const int icon = leading.isNull() ? 0 : theme.px(Size::Icon) + theme.px(Size::SpaceSmall);
    return paint::textWidth(font(theme), words()) + icon + margins;
}

bool Cell::isFirm(const Theme &theme) const {
    // Words for nothing are nobody's loss.
    if (isAbsent())
        return false;
    if (kind == CellKind::Pill || kind == CellKind::Sign || kind == CellKind::Term || kind == CellKind::Time ||
        (alignment & (Qt::AlignRight | Qt::AlignTrailing)))
        return true;
    return (kind == CellKind::Mono || kind == CellKind::Strong) && width(theme) <= 2 * theme.px(Size::FactLabel);
}

void Cell::paint(QPainter &painter, const QRect &rect, const Theme &theme, Qt::LayoutDirection direction) const {
    const int margin = theme.px(Size::SpaceSmall);
    const int side = theme.px(Size::Icon);
    QRect inner = rect.adjusted(margin, 0, -margin, 0);
    const Tone shown = tone.value_or(Tone::Neutral);
    const auto iconRect = [&] {
        const QRect logical(inner.x(), inner.center().y() - side / 2 + 1, side, side);
        return QStyle::visualRect(direction, inner, logical);
    };
    if (kind == CellKind::Sign) {
        if (sign)
            icon(theme, *sign, shown).paint(&painter, iconRect());
        return;
    }
    if (kind == CellKind::Pill && !isAbsent()) {
        if (!text.isEmpty())
            paint::pill(painter, inner, text, theme, {shown, sign ? icon(theme, *sign, shown) : QIcon(), direction});
        return;
    }
    if (!leading.isNull()) {
        leading.paint(&painter, iconRect());
        inner = QStyle::visualRect(direction, inner, inner.adjusted(side + margin, 0, 0, 0));
    }
    painter.setLayoutDirection(direction);
    painter.setFont(font(theme));
    if (isAbsent())
        painter.setPen(theme.color(Color::Text3));
    else if (tone)
        painter.setPen(theme.strong(*tone));
    else
        painter.setPen(theme.color(kind == CellKind::Muted || kind == CellKind::Time ? Color::Text2 : Color::Text));
    const Qt::Alignment horizontal = alignment & Qt::AlignHorizontal_Mask;
    const bool isTrailing = horizontal & Qt::AlignRight;
    const auto mode = kind == CellKind::Mono || kind == CellKind::Name ? Qt::ElideMiddle : Qt::ElideRight;
    paint::text(painter, inner, paint::elided(painter.font(), words(), inner.width(), mode),
                isTrailing   ? Qt::AlignTrailing
                : horizontal ? horizontal
                             : Qt::AlignLeading);
}

} // namespace kit
