// Tells a host about the controls of a panel.
#pragma once

#include "host/panel/panel.h"
#include "ofx/parameter.h"

namespace framewright::host {

void DescribePanel(ofx::ParameterSetHandle parameters, const Panel& panel);

// What a host in the Retimer context demands.
void DescribeRetimerParameter(ofx::ParameterSetHandle parameters);

}  // namespace framewright::host
