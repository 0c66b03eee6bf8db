namespace DataProducts;

/// <summary>Rows in columns: what the generated code writes and the lake stores. Reused from batch to batch.</summary>
public sealed class ColumnBatch : IDisposable
{
    private readonly ColumnBuffer[] _buffers;

    /// <summary>Makes an empty batch.</summary>
    /// <param name="columns">The columns in order.</param>
    public ColumnBatch(IReadOnlyList<LakeColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Columns = columns;
        _buffers = new ColumnBuffer[columns.Count];
        for (var i = 0; i < _buffers.Length; i++)
        {
            _buffers[i] = ColumnBuffer.Of(columns[i].Type);
        }
    }

    /// <summary>Gets the columns in order.</summary>
    public IReadOnlyList<LakeColumn> Columns { get; }

    /// <summary>Gets the number of rows: that of the first column.</summary>
    public int RowCount => _buffers.Length == 0 ? 0 : _buffers[0].Count;

    /// <summary>Gets a column's values.</summary>
    /// <param name="ordinal">The column's place, from 0.</param>
    /// <returns>The buffer; its type follows from <see cref="LakeKind"/>.</returns>
    public ColumnBuffer this[int ordinal] => _buffers[ordinal];

    /// <summary>Gets a column of values of one size.</summary>
    /// <typeparam name="T">The type that <see cref="LakeKind"/> names.</typeparam>
    /// <param name="ordinal">The column's place, from 0.</param>
    /// <returns>The buffer.</returns>
    /// <exception cref="InvalidCastException">The column's type is another.</exception>
    public FixedColumn<T> Fixed<T>(int ordinal)
        where T : unmanaged => (FixedColumn<T>)_buffers[ordinal];

    /// <summary>Gets a column of text or bytes.</summary>
    /// <param name="ordinal">The column's place, from 0.</param>
    /// <returns>The buffer.</returns>
    /// <exception cref="InvalidCastException">The column's type is another.</exception>
    public BytesColumn Bytes(int ordinal) => (BytesColumn)_buffers[ordinal];

    /// <summary>Gets a column of nested rows.</summary>
    /// <param name="ordinal">The column's place, from 0.</param>
    /// <returns>The buffer.</returns>
    /// <exception cref="InvalidCastException">The column's type is another.</exception>
    public StructColumn Struct(int ordinal) => (StructColumn)_buffers[ordinal];

    /// <summary>Gets a column of lists.</summary>
    /// <param name="ordinal">The column's place, from 0.</param>
    /// <returns>The buffer.</returns>
    /// <exception cref="InvalidCastException">The column's type is another.</exception>
    public ListColumn List(int ordinal) => (ListColumn)_buffers[ordinal];

    /// <summary>Gets a column of maps.</summary>
    /// <param name="ordinal">The column's place, from 0.</param>
    /// <returns>The buffer.</returns>
    /// <exception cref="InvalidCastException">The column's type is another.</exception>
    public MapColumn Map(int ordinal) => (MapColumn)_buffers[ordinal];

    /// <summary>Takes all rows out, and keeps the memory.</summary>
    public void Clear()
    {
        foreach (var buffer in _buffers)
        {
            buffer.Clear();
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        foreach (var buffer in _buffers)
        {
            buffer.Dispose();
        }
    }
}
