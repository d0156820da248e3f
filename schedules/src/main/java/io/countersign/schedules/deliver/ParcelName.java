package io.countersign.schedules.deliver;

/** What a parcel's file is called where it arrives. */
final class ParcelName {
  private ParcelName() {}

  static String file(Parcel parcel) {
    return parcel.file().getFileName().toString();
  }

  /** For a place where another file has that name already: with the start of its hash. */
  static String other(Parcel parcel) {
    String name = file(parcel);
    int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
    return name.substring(0, dot) + "." + parcel.sha256().substring(0, 12) + name.substring(dot);
  }
}
