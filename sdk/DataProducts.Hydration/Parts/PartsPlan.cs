namespace DataProducts.Hydration;

/// <summary>How an input was divided.</summary>
/// <param name="Name">The plan's name, which workers and the committer are given.</param>
/// <param name="Batch">The batch's id, the same as of a single run.</param>
/// <param name="Rows">How many rows the input has.</param>
/// <param name="Parts">The parts; none where nothing is to be done before the commit.</param>
/// <param name="AlreadyHydrated">Whether the batch is published already; then there is no plan.</param>
public sealed record PartsPlan(string Name, string Batch, long Rows, IReadOnlyList<HydrationPart> Parts, bool AlreadyHydrated);

/// <summary>One part of a plan.</summary>
/// <param name="Number">The part's number, from 0.</param>
/// <param name="Source">The name of the part of the source that its rows are of.</param>
/// <param name="FirstRow">The first row there, from 1.</param>
/// <param name="Rows">How many rows it has.</param>
public sealed record HydrationPart(int Number, string Source, long FirstRow, long Rows);

/// <summary>What became of a part.</summary>
/// <param name="Number">The part's number.</param>
/// <param name="AlreadyWorked">Whether another attempt had done it, and its files are there: nothing was written.</param>
/// <param name="RowsWritten">How many rows are in files.</param>
/// <param name="RowsQuarantined">How many rows were kept out.</param>
public sealed record HydrationPartReport(int Number, bool AlreadyWorked, long RowsWritten, long RowsQuarantined);
