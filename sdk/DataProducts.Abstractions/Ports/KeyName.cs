namespace DataProducts;

/// <summary>Which key: what a wrapped key is bound to, so that one cannot stand in for another.</summary>
/// <param name="Domain">The domain whose key wraps it.</param>
/// <param name="Purpose">What it is for, for example <c>dek</c>.</param>
/// <param name="Version">From 1 upwards.</param>
public readonly record struct KeyName(string Domain, string Purpose, int Version);
