namespace DataProducts.Access;

/// <summary>What a deployment has on record about transfers: instruments, and waivers for a matrix that has expired.</summary>
/// <param name="Instruments">The instruments, expired and revoked ones too.</param>
/// <param name="Waivers">The waivers, expired ones too.</param>
public sealed record InstrumentRegister(IReadOnlyList<InstrumentRecord> Instruments, IReadOnlyList<MatrixWaiver> Waivers)
{
    /// <summary>The name of its file, beside <c>people.json</c>.</summary>
    public const string FileName = "instruments.json";

    internal const string Wrong = "DP1907";

    /// <summary>Gets a register in which nothing stands.</summary>
    public static InstrumentRegister Empty { get; } = new([], []);

    /// <summary>Reads a register.</summary>
    /// <param name="json">The JSON text of <c>instruments.json</c>.</param>
    /// <param name="path">Where it came from, for messages.</param>
    /// <returns>The register.</returns>
    /// <exception cref="AccessException"><c>DP1907</c>: the text is no register, or an id stands twice.</exception>
    public static InstrumentRegister Parse(string json, string path)
    {
        ArgumentNullException.ThrowIfNull(json);
        return InstrumentFile.Parse(json, path);
    }

    /// <summary>Joins registers: a record may stand in several, if all say the same of it.</summary>
    /// <param name="registers">The registers.</param>
    /// <returns>All that stands in them.</returns>
    /// <exception cref="AccessException"><c>DP1907</c>: two say different things of one id.</exception>
    public static InstrumentRegister Join(IReadOnlyList<InstrumentRegister> registers)
    {
        ArgumentNullException.ThrowIfNull(registers);
        var instruments = registers.SelectMany(one => one.Instruments).Distinct().ToList();
        if (instruments.GroupBy(one => one.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } differing)
        {
            throw new AccessException(Wrong, $"Two registers say different things of the instrument '{differing.Key}'. Make them agree, or take another id.");
        }

        return new InstrumentRegister(instruments, [.. registers.SelectMany(one => one.Waivers).Distinct()]);
    }
}
