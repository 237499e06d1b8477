/* Includes only: what interchange files are read with. Not the ICU that it may be built with, for Foundation has another. */
#pragma once

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
