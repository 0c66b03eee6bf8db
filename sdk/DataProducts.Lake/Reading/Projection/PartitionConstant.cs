using System.Buffers.Binary;
using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.Reading.Projection;

/// <summary>
/// The value that all rows of a file have in a column by which the table is divided, as the manifest tells it: where a file lacks the
/// column, that is its value (Iceberg specification, Column Projection).
/// </summary>
/// <param name="Type">The type of the value in the manifest; the column's may have been widened since.</param>
/// <param name="Value">The value in the form of bounds, or null.</param>
internal sealed record PartitionConstant(LakeType Type, byte[]? Value)
{
    /// <summary>Gets the constants of a file that has every column.</summary>
    public static IReadOnlyDictionary<int, PartitionConstant> None { get; } = new Dictionary<int, PartitionConstant>();

    /// <summary>Adds rows with the value.</summary>
    /// <exception cref="InvalidDataException">The value is not one of the column's type.</exception>
    public void Append(ColumnBuffer target, LakeType type, int rows)
    {
        if (Value is null)
        {
            for (; rows > 0; rows--)
            {
                target.AppendNull();
            }

            return;
        }

        switch (target)
        {
            case FixedColumn<bool> column when Value.Length == 1:
                Fill(column, Value[0] != 0, rows);
                break;
            case FixedColumn<int> column when Value.Length == sizeof(int):
                Fill(column, BinaryPrimitives.ReadInt32LittleEndian(Value), rows);
                break;
            case FixedColumn<long> column when Value.Length == sizeof(int):
                Fill(column, BinaryPrimitives.ReadInt32LittleEndian(Value), rows);
                break;
            case FixedColumn<long> column when Value.Length == sizeof(long):
                Fill(column, BinaryPrimitives.ReadInt64LittleEndian(Value), rows);
                break;
            case FixedColumn<float> column when Value.Length == sizeof(float):
                Fill(column, BinaryPrimitives.ReadSingleLittleEndian(Value), rows);
                break;
            case FixedColumn<double> column when Value.Length == sizeof(float):
                Fill(column, BinaryPrimitives.ReadSingleLittleEndian(Value), rows);
                break;
            case FixedColumn<double> column when Value.Length == sizeof(double):
                Fill(column, BinaryPrimitives.ReadDoubleLittleEndian(Value), rows);
                break;
            case FixedColumn<Int128> column when Type.Kind == LakeKind.Decimal && Type.Scale == type.Scale:
                Fill(column, SingleValue.Unscaled(Value), rows);
                break;
            case FixedColumn<Guid> column when Value.Length == 16:
                Fill(column, new Guid(Value, bigEndian: true), rows);
                break;
            case BytesColumn column when type.Kind != LakeKind.Fixed || Value.Length == type.Precision:
                for (; rows > 0; rows--)
                {
                    column.AppendBytes(Value);
                }

                break;
            default:
                throw new InvalidDataException("its partition value is of another type than the column that it lacks");
        }
    }

    private static void Fill<T>(FixedColumn<T> column, T value, int rows)
        where T : unmanaged
    {
        for (; rows > 0; rows--)
        {
            column.Append(value);
        }
    }
}
