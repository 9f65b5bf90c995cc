#include "widgets/kit/export_dialog.h"

#include "widgets/kit/notices.h"

namespace kit {

ExportDialog::ExportDialog(const Session &session, const Words &words, const Format &format, Write write, QWidget *page)
    : QFileDialog(page, words.title) {
    setObjectName(QStringLiteral("exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptMode(AcceptSave);
    setFileMode(AnyFile);
    setNameFilter(format.filter);
    setDefaultSuffix(format.suffix);
    selectFile(words.stem + QLatin1Char('.') + format.suffix);
    connect(this, &QFileDialog::fileSelected, this,
            [&notices = session.notices, words, write = std::move(write)](const QString &file) {
                write(file, [&notices, words, file](const QString &mistake) {
                    if (mistake.isEmpty())
                        notices.post({Tone::Ok, words.written.arg(file), {}, {}});
                    else
                        notices.post({Tone::Danger, words.failed.arg(file, mistake), {}, {}});
                });
            });
}

ExportDialog::Write ExportDialog::atOnce(std::function<QString(const QString &file)> write) {
    return [write = std::move(write)](const QString &file, const Told &told) { told(write(file)); };
}

} // namespace kit
