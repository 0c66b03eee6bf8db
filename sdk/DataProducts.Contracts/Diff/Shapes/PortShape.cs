namespace DataProducts.Contracts;

/// <summary>What the rules compare of a port.</summary>
internal sealed class PortShape
{
    public PortShape(ParsedJson json)
    {
        Name = json.Text("name") ?? string.Empty;
        Record = json.Text("record");
        Key = json.Texts("key");
        Subject = json.Text("subject");
        JurisdictionColumn = json.Text("jurisdictionColumn");
        CountryColumn = json.Text("countryColumn");
        EventTime = json.Text("eventTime");
        Columns = [.. json.Objects("columns").Select(column => new FieldShape(column))];
        Levels = [.. json.Objects("serviceLevels").Select(LevelShape.Of)];
        Quality = [.. json.Objects("quality").Select(check => new QualityShape(
            check.Text("name") ?? string.Empty, check.Text("sql"), check.Number("mustBe") ?? 0, check.Text("description")))];
        Retention = json.Find("retention") is { } retention ? new(IsoDuration.OrNull(retention.Text("period")), retention.Text("column")) : null;
        Retired = json.Texts("retired");
        Partition = [.. json.Objects("partition").Select(part => $"{part.Text("transform")}({part.Text("column")})")];
    }

    public string Name { get; }

    public string? Record { get; }

    public IReadOnlyList<string> Key { get; }

    public string? Subject { get; }

    public string? JurisdictionColumn { get; }

    public string? CountryColumn { get; }

    public string? EventTime { get; }

    public IReadOnlyList<FieldShape> Columns { get; }

    public IReadOnlyList<LevelShape> Levels { get; }

    public IReadOnlyList<QualityShape> Quality { get; }

    public RetentionShape? Retention { get; }

    /// <summary>Gets the names that must not come back.</summary>
    public IReadOnlyList<string> Retired { get; }

    /// <summary>Gets the parts, each for example <c>month(ordered_at)</c>.</summary>
    public IReadOnlyList<string> Partition { get; }
}

/// <summary>A check of a team's own: a query that gives one number.</summary>
internal sealed record QualityShape(string Name, string? Sql, double MustBe, string? Description);

/// <summary>How long rows are kept, counted from the column or from when they came.</summary>
internal sealed record RetentionShape(IsoDuration? Period, string? Column);

/// <summary>A service level.</summary>
internal sealed record LevelShape(string Name, double Target, IsoDuration? Window, IsoDuration? MaximumAge, IsoDuration? Slice)
{
    public static LevelShape Of(ParsedJson json) => new(
        json.Text("column") is { } column ? $"completeness:{column}" : json.Text("kind") ?? string.Empty,
        json.Number("target") ?? 0,
        IsoDuration.OrNull(json.Text("window")),
        IsoDuration.OrNull(json.Text("maximumAge")),
        IsoDuration.OrNull(json.Text("slice")));
}
