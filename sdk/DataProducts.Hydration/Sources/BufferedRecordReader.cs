using System.Buffers;

namespace DataProducts.Hydration;

/// <summary>Reads records whose fields are made into text one record at a time.</summary>
internal abstract class BufferedRecordReader(PortSchema schema) : RecordReader
{
    private readonly RowProblems _faults = new();

    public override ReadOnlySpan<char> this[int index] => Fields[index];

    protected PortSchema Schema { get; } = schema;

    protected FieldBuffer Fields { get; } = new(schema.Source.Count);

    protected bool HasFaults => _faults.Count > 0;

    public override void AddFaults(RowProblems problems)
    {
        foreach (var fault in _faults.All)
        {
            problems.Add(fault.Rule, fault.Column);
        }
    }

    public override void WriteRaw(IBufferWriter<byte> target) => Fields.WriteRaw(target);

    public override ValueTask DisposeAsync()
    {
        Fields.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Begins a record: every field is missing, and nothing is wrong.</summary>
    protected void Begin()
    {
        Row++;
        Fields.Clear();
        _faults.Clear();
    }

    /// <summary>Adds what is wrong with the record as a whole.</summary>
    protected void Fault(string rule) => _faults.Add(rule, null);

    /// <summary>Adds what is wrong with one field, by the contract's column, or the source's where no column is told.</summary>
    protected void Fault(string rule, int place) =>
        _faults.Add(rule, Schema.Source[place].Column is { } column ? Schema.Columns[column].Name : Schema.Source[place].Name);
}
