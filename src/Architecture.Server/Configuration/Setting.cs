namespace Architecture.Server.Configuration;

/// <summary>One setting as its operator knows it.</summary>
/// <param name="Key">Its name; sections are separated by colons, in environment variables by two underscores.</param>
/// <param name="Default">What holds when it is not set; empty: nothing.</param>
internal sealed record Setting(string Key, string Default);

/// <summary>A setting that is not there, or a value that is none: the server does not start.</summary>
public sealed class SettingsException(string message) : Exception(message);
