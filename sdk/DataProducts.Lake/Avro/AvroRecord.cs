namespace DataProducts.Lake.Avro;

/// <summary>A decoded record: its fields by Iceberg id.</summary>
internal sealed class AvroRecord(AvroType type, object?[] values)
{
    public AvroType Type { get; } = type;

    public int Count => values.Length;

    /// <summary>Gets a field's value by position.</summary>
    public object? this[int position] => values[position];

    /// <summary>Gives a field's value, or null if the writer's schema lacks the field.</summary>
    public object? Find(int id)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (Type.Fields[i].Id == id)
            {
                return values[i];
            }
        }

        return null;
    }

    /// <summary>Gives a field's value as one type.</summary>
    /// <exception cref="AvroFormatException">It is of another type.</exception>
    public T? Optional<T>(int id)
        where T : struct => Find(id) switch
        {
            null => null,
            T value => value,
            int value when typeof(T) == typeof(long) => (T)(object)(long)value,
            _ => throw new AvroFormatException($"field {id} is not of type {typeof(T).Name}"),
        };

    public T Required<T>(int id)
        where T : struct => Optional<T>(id) ?? throw new AvroFormatException($"field {id} is missing");

    public T? Reference<T>(int id)
        where T : class => Find(id) switch
        {
            null => null,
            T value => value,
            _ => throw new AvroFormatException($"field {id} is not of type {typeof(T).Name}"),
        };
}
