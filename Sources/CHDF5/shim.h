#ifndef CONVO_CHDF5_SHIM_H
#define CONVO_CHDF5_SHIM_H

#include <dlfcn.h>
#include <string.h>

// Debian has the headers of its serial build in a folder of their own.
#if __has_include(<hdf5/serial/hdf5.h>)
#include <hdf5/serial/hdf5.h>
#else
#include <hdf5.h>
#endif

// libhdf5 is opened with the first file that needs it and not linked: it and the thirty libraries behind it would add 9 ms to
// every start of the program, and a program on a machine without it would not start at all. The types are those of its header;
// all of these calls are the same in its versions 1.10 to 1.14.
#define CHDF5_CALLS(CALL) \
    CALL(H5open) CALL(H5Eset_auto2) CALL(H5PLset_loading_state) CALL(H5Idec_ref) CALL(H5Iget_type) CALL(H5Oopen) \
    CALL(H5Fopen) CALL(H5Fcreate) CALL(H5Fflush) CALL(H5Fget_file_image) \
    CALL(H5Pcreate) CALL(H5Pset_fapl_core) CALL(H5Pset_file_image) CALL(H5Pset_obj_track_times) CALL(H5Pget_layout) \
    CALL(H5Pget_chunk) CALL(H5Pget_external_count) CALL(H5Pget_nfilters) CALL(H5Pget_filter2) \
    CALL(H5Gcreate2) CALL(H5Gget_info) CALL(H5Lget_name_by_idx) \
    CALL(H5Aget_num_attrs) CALL(H5Aopen_by_idx) CALL(H5Aget_name) CALL(H5Aget_type) CALL(H5Aget_space) CALL(H5Aread) \
    CALL(H5Acreate2) CALL(H5Awrite) \
    CALL(H5Tcopy) CALL(H5Tset_size) CALL(H5Tget_class) CALL(H5Tget_size) CALL(H5Tis_variable_str) CALL(H5Tget_order) \
    CALL(H5Tget_sign) CALL(H5Tget_fields) CALL(H5Tset_cset) \
    CALL(H5Screate) CALL(H5Screate_simple) CALL(H5Sget_simple_extent_type) CALL(H5Sget_simple_extent_ndims) \
    CALL(H5Sget_simple_extent_dims) \
    CALL(H5Dcreate2) CALL(H5Dget_type) CALL(H5Dget_space) CALL(H5Dget_create_plist) CALL(H5Dget_storage_size) CALL(H5Dread) \
    CALL(H5Dwrite) CALL(H5Dget_offset) CALL(H5Dget_chunk_info_by_coord)

// What its macros name: variables of its own, which it fills when it opens.
#define CHDF5_NUMBERS(NUMBER) \
    NUMBER(H5P_CLS_FILE_ACCESS_ID_g) NUMBER(H5P_CLS_FILE_CREATE_ID_g) NUMBER(H5P_CLS_GROUP_CREATE_ID_g) \
    NUMBER(H5P_CLS_DATASET_CREATE_ID_g) NUMBER(H5T_C_S1_g) NUMBER(H5T_IEEE_F32LE_g) NUMBER(H5T_STD_I64LE_g)

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

struct chdf5 {
#define CHDF5_FIELD(name) __typeof__(name) *_Nonnull name;
    CHDF5_CALLS(CHDF5_FIELD)
#undef CHDF5_FIELD
#define CHDF5_FIELD(name) hid_t name;
    CHDF5_NUMBERS(CHDF5_FIELD)
#undef CHDF5_FIELD
    /// `H5Lget_info`, which later versions call `H5Lget_info1`.
    herr_t (*_Nonnull link_info)(hid_t, const char *_Nonnull, void *_Nonnull, hid_t);
    /// `H5Oget_info1`.
    herr_t (*_Nonnull object_info)(hid_t, void *_Nonnull);
};

/// Opens the library and finds every call. Returns NULL where it is not installed, or one of them is not in it.
static inline const struct chdf5 *_Nullable chdf5_open(void) {
    static struct chdf5 library;
    static const char *const names[] = {
        "libhdf5_serial.so.103", "libhdf5_serial.so.310", "libhdf5.so.103", "libhdf5.so.310", "libhdf5.so.200", "libhdf5_serial.so",
        "libhdf5.so",
    };
    void *handle = NULL;
    for (size_t i = 0; !handle && i < sizeof names / sizeof *names; i += 1) handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (!handle) return NULL;
    int found = 1;
#define CHDF5_FIND(name) found = found && (library.name = (__typeof__(library.name))dlsym(handle, #name)) != NULL;
    CHDF5_CALLS(CHDF5_FIND)
#undef CHDF5_FIND
    library.link_info = (__typeof__(library.link_info))dlsym(handle, "H5Lget_info");
    if (!library.link_info) library.link_info = (__typeof__(library.link_info))dlsym(handle, "H5Lget_info1");
    library.object_info = (__typeof__(library.object_info))dlsym(handle, "H5Oget_info1");
    if (!found || !library.link_info || !library.object_info || library.H5open() < 0) return NULL;
#define CHDF5_FIND(name) \
    { const hid_t *number = (const hid_t *)dlsym(handle, #name); if (!number) return NULL; library.name = *number; }
    CHDF5_NUMBERS(CHDF5_FIND)
#undef CHDF5_FIND
    return &library;
}

#pragma clang diagnostic pop

/// Whether a name in a group is that of an object in the same file, and no link to a path or to another file.
static inline int chdf5_is_hard_link(const struct chdf5 *_Nonnull library, hid_t group, const char *_Nonnull name) {
    // The first member of the structure is the kind in every version; there is room for the largest.
    union { H5L_type_t kind; char room[256]; } info;
    memset(&info, 0, sizeof info);
    return library->link_info(group, name, &info, H5P_DEFAULT) >= 0 && info.kind == H5L_TYPE_HARD;
}

/// Where the header of an object is in its file; below 0 if that is not known.
static inline int64_t chdf5_place(const struct chdf5 *_Nonnull library, hid_t object) {
    // The structure begins with the number of the file and the place.
    union { struct { unsigned long file; haddr_t place; } object; char room[512]; } info;
    memset(&info, 0, sizeof info);
    return library->object_info(object, &info) < 0 ? -1 : (int64_t)info.object.place;
}

#endif
