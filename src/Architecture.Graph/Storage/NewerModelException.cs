namespace Architecture.Graph;

/// <summary>The data was written by a program with a later <see cref="GraphModel.Version"/>. Nothing was read or changed.</summary>
public sealed class NewerModelException(string store, int stored, int known)
    : Exception($"The data in {store} is of model version {stored}; this program knows versions up to {known}. Start the newer program; nothing was changed.");
