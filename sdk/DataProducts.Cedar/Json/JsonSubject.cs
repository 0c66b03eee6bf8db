namespace DataProducts.Cedar;

/// <summary>What a JSON text is read as; decides its limits, and the code and kind of its errors.</summary>
internal enum JsonSubject : byte
{
    Policies,
    Schema,
    Entities,
}
