using System.Runtime.CompilerServices;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers;

/// <summary>What was read from a record, once for all rules: each has its own analyzer, and all ask the same.</summary>
internal static class RecordReadings
{
    // A symbol belongs to one compilation, so an entry goes when that goes.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, Reading> Known = new();

    public static RecordReading Of(INamedTypeSymbol record, CancellationToken cancellation)
    {
        if (!Known.TryGetValue(record, out var reading))
        {
            var read = new Reading(RecordReader.Read(record, cancellation));
            reading = Known.GetValue(record, _ => read);
        }

        return reading.Value;
    }

    private sealed class Reading(RecordReading value)
    {
        public RecordReading Value => value;
    }
}
