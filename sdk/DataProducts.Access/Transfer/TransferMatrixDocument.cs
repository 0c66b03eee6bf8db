using System.Text.Json.Serialization;

namespace DataProducts.Access;

/// <summary>The members of <c>transfer-matrix.json</c>, of format 1 and 2. Absent is empty: <see cref="TransferMatrixFile"/> says which format
/// has what.</summary>
internal sealed record TransferMatrixDocument(
    int FormatVersion, string Version, DateOnly Expires, IReadOnlyList<TransferMatrixDocument.Cell> Cells)
{
    /// <summary>Gets or sets where an editor finds the file's JSON Schema.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    // Set and not init: generated reading gives every absent `init` member null.
    public DateOnly Reviewed { get; set; }

    public string Note { get; set; } = string.Empty;

    public IReadOnlyList<Override> Overrides { get; set; } = [];

    internal sealed record Cell(string Data, string Viewer, string Grade, string Basis)
    {
        /// <summary>Gets or sets the one instrument of format 1.</summary>
        public string Instrument { get; set; } = string.Empty;

        public IReadOnlyList<string> Instruments { get; set; } = [];

        public string Source { get; set; } = string.Empty;

        public DateOnly Reviewed { get; set; }

        public DateOnly Expires { get; set; }
    }

    internal sealed record Override(
        string Id, Condition When, string Grade, string Basis, string Source, DateOnly Reviewed, DateOnly Expires)
    {
        public IReadOnlyList<string> Instruments { get; set; } = [];
    }

    internal sealed record Condition
    {
        public string Person { get; set; } = string.Empty;

        public string Viewer { get; set; } = string.Empty;

        public string Regime { get; set; } = string.Empty;

        public IReadOnlyList<string> Data { get; set; } = [];
    }
}
