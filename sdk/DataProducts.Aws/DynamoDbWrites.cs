namespace DataProducts.Aws;

/// <summary>How rows are written on conditions.</summary>
public enum DynamoDbWrites
{
    /// <summary>By PartiQL batches where the server answers them as DynamoDB does, else one by one. It is asked once, when the table is
    /// opened.</summary>
    Detect = 0,

    /// <summary>By PartiQL batches, 25 rows a call.</summary>
    Batches = 1,

    /// <summary>One row a call, several calls at a time.</summary>
    Single = 2,
}
