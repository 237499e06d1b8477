/* SHA-256, of the library that libsystemd brings anyway. */
#pragma once

#include <gcrypt.h>

/* gcry_control(3) is variadic, which Swift cannot call. Whoever comes first sets the library up; nothing is kept secret
   here that would need memory of its own. */
static inline void set_up_gcrypt(void) {
    if (gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P)) return;
    gcry_check_version(NULL);
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
}
