#include <QAction>
#include <QFileDialog>
#include <QHeaderView>
#include <QMenu>
#include <QMouseEvent>
#include <QSaveFile>
#include <QUuid>

#include "backend/client/audit_calls.h"
#include "backend/client/connection.h"
#include "backend/client/entry_proof.h"
#include "backend/client/log_verifier.h"
#include "widgets/audit/audit_page.h"
#include "widgets/audit/event_inspector.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/filtered_list.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/window_grid.h"

namespace auditpage {

bool AuditPage::reveal(const QString &name) {
    if (const auto list = kit::FilteredList::of(name)) {
        if (list->kind != QLatin1String("events"))
            return false;
        filter_->setText(list->filter);
        return true;
    }
    static const QString prefix = QStringLiteral("events/");
    bool isNumber = false;
    const qint64 index = name.startsWith(prefix) ? name.mid(prefix.size()).toLongLong(&isNumber) : -1;
    if (!isNumber || index < 0)
        return false;
    inspector_->show(index);
    if (source_->isFilled() && (index >= source_->logSize() || !source_->rowOf(index))) {
        if (!filter_->text().isEmpty())
            filter_->setText({});
        else
            load();
    }
    findRow();
    return true;
}

QString AuditPage::shownObject() const {
    return inspector_->index() < 0 ? QString() : QStringLiteral("events/%1").arg(inspector_->index());
}

QRect AuditPage::shownPlace() const {
    return inSight(*grid_->viewport(), grid_->rowRect(grid_->currentRow()));
}

// Puts the cursor where the event of the inspector stands, once its row is known.
void AuditPage::findRow() {
    const auto row = source_->rowOf(inspector_->index());
    if (row && *row != grid_->currentRow())
        grid_->setCurrentRow(*row);
}

void AuditPage::select(qint64 row) {
    // A list that was made anew has no cursor; the event that was chosen is still shown.
    if (row < 0)
        return;
    if (const auto *event = source_->eventAt(row))
        inspector_->show(event->index());
    else if (source_->isWhole())
        inspector_->show(source_->logSize() - 1 - row);
}

bool AuditPage::eventFilter(QObject *watched, QEvent *event) {
    if (watched != grid_->viewport() || event->type() != QEvent::MouseButtonDblClick)
        return Page::eventFilter(watched, event);
    const auto place = static_cast<QMouseEvent *>(event)->position().toPoint();
    if (grid_->header()->logicalIndexAt(place.x()) != EventBlock::Object)
        return false;
    openObject(grid_->rowAt(place.y()));
    return true;
}

void AuditPage::openObject(qint64 row) {
    const auto *event = source_->eventAt(row);
    if (!event && inspector_->entry())
        event = &inspector_->entry()->event();
    if (event && !event->object().empty())
        Q_EMIT revealRequested(QString::fromStdString(event->object()));
}

void AuditPage::openMenu(qint64 row, const QPoint &place) {
    grid_->setCurrentRow(row);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (row >= 0)
        menu->addActions({openObject_, openPolicySet_, saveProof_});
    menu->addAction(showNew_);
    menu->popup(place);
}

void AuditPage::proveVisible() {
    std::vector<std::int64_t> indices;
    for (qint64 row = grid_->firstVisibleRow(); row <= grid_->lastVisibleRow(); ++row)
        if (const auto *event = source_->eventAt(row))
            indices.push_back(event->index());
    session_.verifier.prove(indices);
    const auto *current = source_->eventAt(grid_->currentRow());
    // The cursor of a list that is being replaced says nothing any more.
    if (current && source_->state() == EventSource::State::Ready)
        inspector_->show(current->index());
    checkSettled();
}

void AuditPage::verifyAll() {
    pilothouse::v1::VerifyLogRequest request;
    request.set_request_id(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    verifying_ = session_.connection.audit().verifyLog(request);
    showActions();
    client::deliver(verifying_, this, [this](const core::Result<pilothouse::v1::VerifyLogResponse> &answer) {
        if (answer)
            session_.notices.post(
                {kit::Tone::Info, tr("The service verifies its whole store. The tasks show how far it is."), {}, {}});
        else
            session_.notices.post(
                {kit::Tone::Danger,
                 tr("The verification could not be started. %1").arg(kit::Sentences::of(answer.error())),
                 {},
                 {}});
        showActions();
    });
}

void AuditPage::chooseProofFile() {
    auto *dialog = new QFileDialog(this, tr("Save the proof of event %1").arg(inspector_->index()));
    dialog->setObjectName(QStringLiteral("proofDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilter(tr("Proofs (*.tlog-proof)"));
    dialog->setDefaultSuffix(QStringLiteral("tlog-proof"));
    dialog->selectFile(QStringLiteral("event-%1.tlog-proof").arg(inspector_->index()));
    connect(dialog, &QFileDialog::fileSelected, this, &AuditPage::writeProof);
    dialog->open();
}

void AuditPage::writeProof(const QString &path) {
    const auto *entry = inspector_->entry();
    if (!entry || !session_.verifier.head())
        return;
    pilothouse::v1::GetInclusionProofsRequest request;
    request.add_indices(inspector_->index());
    request.set_tree_size(session_.verifier.head()->tree.size);
    const auto tell = [this](kit::Tone tone, const QString &text) { session_.notices.post({tone, text, {}, {}}); };
    client::deliver(
        session_.connection.audit().getInclusionProofs(request), this,
        [path, tell, head = *session_.verifier.head(), index = inspector_->index(),
         leaf = entry->leaf()](const core::Result<pilothouse::v1::GetInclusionProofsResponse> &answer) {
            const auto proof = answer ? client::proofFileOf(head, index, leaf, *answer) : answer.error();
            if (!proof)
                return tell(kit::Tone::Danger, tr("No proof was written. %1").arg(kit::Sentences::of(proof.error())));
            QSaveFile file(path);
            if (file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(*proof)) >= 0 && file.commit())
                tell(kit::Tone::Ok, tr("The proof of event %1 was written to %2.").arg(index).arg(path));
            else
                tell(kit::Tone::Danger, tr("The proof could not be written to %1: %2").arg(path, file.errorString()));
        });
}

bool AuditPage::isSettled() const {
    using State = client::LogVerifier::State;
    using Panel = kit::StatePanel::State;
    if (panel_->state() == Panel::Loading || source_->state() == EventSource::State::Loading ||
        !inspector_->isSettled())
        return false;
    if (panel_->state() != Panel::Filled || !session_.connection.isOnline())
        return true;
    const auto &verifier = session_.verifier;
    if (!grid_->isFilled() || (verifier.state() != State::Verified && verifier.state() != State::Mismatch))
        return false;
    for (qint64 row = grid_->firstVisibleRow(); row <= grid_->lastVisibleRow(); ++row) {
        const auto *event = source_->eventAt(row);
        const auto proof = event ? verifier.proofOf(event->index()) : client::LogVerifier::Proof::Unknown;
        const bool isJudged =
            proof == client::LogVerifier::Proof::Proven || proof == client::LogVerifier::Proof::Failed;
        if (!isJudged && verifier.state() == State::Verified)
            return false;
    }
    return true;
}

void AuditPage::checkSettled() {
    const bool isNow = isSettled();
    if (std::exchange(wasSettled_, isNow) != isNow && isNow)
        Q_EMIT settled();
}

} // namespace auditpage
