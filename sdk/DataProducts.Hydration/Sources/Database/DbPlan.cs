using System.Text.Json.Nodes;

namespace DataProducts.Hydration;

/// <summary>One range of a query.</summary>
internal sealed class DbPlan(string source, DbPart part, DbRange range, DbWindow window) : SourcePlan([part])
{
    public const string Seen = "seen";
    public const string KnownFrom = "seenFrom";

    // A range that was asked for does not move the cursor.
    public override CursorEntry? Cursor(string batch, IReadOnlyList<ContentDigest> digests)
    {
        if (range.Number == 0)
        {
            return null;
        }

        JsonObject state = range.Write();
        state[Seen] = window.Kept;
        if (window.KnownFrom is { } from)
        {
            state[KnownFrom] = from.Write();
        }

        return new(source, range.Number, batch, state);
    }
}
