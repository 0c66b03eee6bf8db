using System.ComponentModel.DataAnnotations;

namespace Trade;

/// <summary>A place on the earth, in degrees.</summary>
public readonly record struct Point([Range(-90, 90)] double Lat, [property: Range(-180, 180, MaximumIsExclusive = true)] double Lon);
