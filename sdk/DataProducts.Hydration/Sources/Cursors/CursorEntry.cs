using System.Text.Json.Nodes;

namespace DataProducts.Hydration;

/// <summary>How far a source was taken by one batch.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Number">Which batch of the source it was, from 1.</param>
/// <param name="Batch">The batch's id.</param>
/// <param name="State">What the next batch has to know; later snapshots carry it along.</param>
/// <param name="Details">What is known of this batch besides; only its own snapshots have it.</param>
internal sealed record CursorEntry(string Source, long Number, string Batch, JsonObject State, JsonObject? Details = null);
