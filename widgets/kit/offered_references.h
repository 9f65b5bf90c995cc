#pragma once

#include "widgets/kit/field_editor.h"

namespace kit {

// Names of the resources that a field may refer to, as far as it is known beforehand: what the service would refuse
// whatever else is chosen is not offered.
QStringList offeredReferences(const google::protobuf::FieldDescriptor *field, const NamesOfKind &names,
                              const ResourceByName &find);

} // namespace kit
