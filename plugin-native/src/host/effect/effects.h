// The effects of this bundle, one file each.
#pragma once

#include "host/effect/effect.h"

namespace framewright::host {

const Effect* NewKey();
const Effect* NewStyle();
const Effect* NewRetime();
const Effect* NewModel();
const Effect* NewLearn();

}  // namespace framewright::host
