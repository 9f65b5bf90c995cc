#pragma once

#include <fstream>
#include <memory>

#include <QAction>
#include <QLineEdit>
#include <QTabBar>

#include "tests/widgets/console/test_console.h"
#include "widgets/catalog/catalog_page.h"
#include "widgets/kit/grid_view.h"

#include "pilothouse/v1/catalog_service.pb.h"

namespace catalog_test {

constexpr int patience = 20'000;

namespace v1 = pilothouse::v1;

// A console with the catalog alone.
class CatalogConsole : public support::TestConsole {
public:
    CatalogConsole(support::RunningService &service, const tls::Credentials &credentials, const kit::Theme &theme,
                   const std::filesystem::path &memory)
        : TestConsole(service, credentials, theme, memory),
          page(std::make_unique<catalogpage::CatalogPage>(session())) {
        page->resize(1180, 760);
        page->show();
        page->activateWindow();
    }

    // A part of the inspector, as a click on its tab shows it.
    void showTab(int tab) const {
        auto *tabs = page->findChild<QTabBar *>();
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
    }
    QAction *action(const char *name) const {
        for (auto *action : page->pageActions())
            if (action->objectName() == QLatin1String(name))
                return action;
        qFatal("There is no action %s.", name);
    }
    kit::GridView *grid() const { return support::part<kit::GridView>(*page, "models"); }
    QString text(int row, int column) const { return grid()->model()->index(row, column).data().toString(); }
    // The names in the order of the rows.
    QStringList names() const {
        QStringList names;
        for (int row = 0; row < grid()->model()->rowCount(); ++row)
            names << text(row, 0);
        return names;
    }

    std::unique_ptr<catalogpage::CatalogPage> page;
};

// The least that is a safetensors file: one tensor of four numbers.
inline void writeModel(const std::filesystem::path &path, char byte = '\1') {
    const std::string header = R"({"weight":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})";
    std::string size(8, '\0');
    size[0] = static_cast<char>(header.size());
    std::ofstream(path, std::ios::binary) << size << header << std::string(16, byte);
}

// Imports a file and waits until its version is there.
inline void importModel(const support::ServiceClient &client, const std::filesystem::path &path,
                        const std::string &model, int version = 1) {
    v1::ImportModelRequest request;
    request.mutable_work()->add_paths(path.string());
    request.mutable_work()->set_model(model);
    const auto started = client.ask<v1::ImportModelResponse>("CatalogService.ImportModel", request);
    QVERIFY2(started, started ? "" : started.error().message().c_str());
    QTRY_VERIFY_WITH_TIMEOUT(client.get(model + "/versions/" + std::to_string(version)), patience);
    QTRY_COMPARE_WITH_TIMEOUT(client.get(model)->model_status().version_count(), version, patience);
}

} // namespace catalog_test
