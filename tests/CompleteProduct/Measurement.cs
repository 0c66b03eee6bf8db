using System.ComponentModel.DataAnnotations;

namespace Trade;

/// <summary>What an instrument said: the single types that no other nested record has, several of them missing at times.</summary>
public sealed record Measurement(
    bool Valid,
    long Counter,
    float Level,
    Guid Instrument,
    DateOnly Day,
    [property: Range(typeof(TimeOnly), "06:00:00", "22:00:00")] TimeOnly? Begun,
    DateTimeOffset At,
    [property: Range(typeof(DateTime), "2000-01-01", "2100-01-01")] DateTime? Read,
    [property: MaxLength(4)] byte[]? Raw,
    ShipmentId? Of,
    Priority? Urgency,
    [property: Precision(20, 10), Range(-1, 1)] decimal? Exact);
