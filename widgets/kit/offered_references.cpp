#include "widgets/kit/offered_references.h"

#include <google/protobuf/descriptor.h>

#include "widgets/kit/own_host.h"

#include "pilothouse/v1/options.pb.h"

namespace kit {

namespace {

bool isOfExporters(const google::protobuf::FieldDescriptor *field) {
    return field->containing_type() == v1::ExpositionSource::descriptor() ||
           field->containing_type() == v1::PrometheusSource::descriptor();
}

// Nothing that is made up, or that the service itself runs, is mixed with what exporters tell.
bool isForExporters(const v1::Resource &cluster) {
    return cluster.meta().name() == ownCluster || cluster.cluster().runtime() == v1::EXTERNAL;
}

} // namespace

QStringList offeredReferences(const google::protobuf::FieldDescriptor *field, const NamesOfKind &names,
                              const ResourceByName &find) {
    auto offered = names(field->options().GetExtension(v1::reference));
    if (find && isOfExporters(field))
        offered.removeIf([&find](const QString &name) {
            const auto found = find(name.toStdString());
            return found && found->has_cluster() && !isForExporters(*found);
        });
    return offered;
}

} // namespace kit
