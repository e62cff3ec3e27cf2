#include "CPrint.h"
