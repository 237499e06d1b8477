/* Includes only: what packed archives are unpacked with. */
#pragma once

#include <zlib.h>
