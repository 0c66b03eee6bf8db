namespace System.Runtime.CompilerServices;

/// <summary>Lets records compile for .NET Standard 2.0, which lacks the type.</summary>
internal static class IsExternalInit;
