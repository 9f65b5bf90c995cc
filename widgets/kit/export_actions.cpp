#include "widgets/kit/export_actions.h"

#include <utility>

#include <QAction>

namespace kit {

ExportActions::ExportActions(const Session &session, ExportDialog::Words words, QWidget *page)
    : QObject(page), session_(session), words_(std::move(words)), page_(page) {}

void ExportActions::add(QAction *action, Kind kind, ExportDialog::Write write) {
    all_ << action;
    writes_.emplace(kind, std::move(write));
    connect(action, &QAction::triggered, this, [this, kind] { ask(kind); });
}

ExportDialog::Format ExportActions::formatOf(Kind kind) {
    switch (kind) {
    case Kind::Png:
        return {QStringLiteral("png"), tr("Pictures (*.png)")};
    case Kind::Svg:
        return {QStringLiteral("svg"), tr("Drawings (*.svg)")};
    case Kind::Csv:
        return {QStringLiteral("csv"), tr("Tables (*.csv)")};
    }
    return {};
}

void ExportActions::ask(Kind kind) {
    const auto write = [this, kind](const QString &file, const ExportDialog::Told &told) {
        writeOf(file, kind)(file, told);
    };
    (new ExportDialog(session_, words_, formatOf(kind), write, page_))->open();
}

const ExportDialog::Write &ExportActions::writeOf(const QString &file, Kind asked) const {
    for (const auto &[kind, write] : writes_)
        if (file.endsWith(QLatin1Char('.') + formatOf(kind).suffix, Qt::CaseInsensitive))
            return write;
    return writes_.at(asked);
}

} // namespace kit
