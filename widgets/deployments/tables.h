#pragma once

#include "widgets/kit/resource_table.h"
#include "widgets/kit/session.h"

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// Deployments: what they serve, how many of their replicas are ready, and which revision is on its way.
class DeploymentsTable final : public kit::ResourceTable {
    Q_OBJECT

public:
    enum Column { Name, State, Ready, Revision, Version, Engine, Traffic, Age, ColumnCount };

    DeploymentsTable(const kit::Session &session, QObject *parent);

protected:
    kit::Cell cell(const v1::Resource &deployment, int column) const override;

private:
    const kit::Session session_;
};

// Routes: the public name of a model, and who answers for it.
class RoutesTable final : public kit::ResourceTable {
    Q_OBJECT

public:
    enum Column { Name, Model, State, Targets, Fallback, ColumnCount };

    RoutesTable(const kit::Session &session, QObject *parent);

protected:
    kit::Cell cell(const v1::Resource &route, int column) const override;
};

// Providers: vendors whose models stand among our own.
class ProvidersTable final : public kit::ResourceTable {
    Q_OBJECT

public:
    enum Column { Name, State, Region, Models, Latency, Age, ColumnCount };

    ProvidersTable(const kit::Session &session, QObject *parent);

protected:
    kit::Cell cell(const v1::Resource &provider, int column) const override;

private:
    const kit::Session session_;
};

} // namespace deploymentspage
