#include "widgets/gpus/gpu_export.h"
#include "widgets/gpus/gpus_page.h"
#include "widgets/gpus/map_caption.h"
#include "widgets/gpus/shown_gpus.h"
#include "widgets/kit/filter_bar.h"

namespace gpuspage {

void GpusPage::makeExports() {
    export_ = new GpuExport(session_, {fleet_, *view_, *legend_, *table_, *time_, [this] { return sheetWords(); }},
                            maker(), this);
    const auto finish = [this] {
        if (export_->isWaiting() && isSettled())
            export_->finish();
    };
    connect(this, &Page::settled, export_, finish);
    connect(export_, &GpuExport::waitingChanged, this, [this, finish] {
        want();
        finish();
    });
}

MapSheet::Words GpusPage::sheetWords() const {
    const MapCaption caption(session_, {fleet_, *look_, *time_, *comparison_, *severity_});
    return caption.words(shown_->words(), filter_->filter());
}

} // namespace gpuspage
