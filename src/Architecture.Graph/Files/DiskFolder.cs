using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Architecture.Graph;

/// <summary>A folder of the operating system.</summary>
public sealed class DiskFolder(string path) : IStoreFolder
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    private string FullName(string name) => System.IO.Path.Combine(Path, name);

    public IStoreFile Open(string name, FileUse use) => new DiskFile(FullName(name), use);

    public bool Exists(string name) => File.Exists(FullName(name));

    public IReadOnlyList<string> Names() =>
        Directory.Exists(Path) ? [.. Directory.EnumerateFiles(Path).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal)!] : [];

    public void Move(string from, string to) => File.Move(FullName(from), FullName(to), overwrite: true);

    public void Delete(string name) => File.Delete(FullName(name));

    public IDisposable Lock() => FolderLock.Take(Path);

    /// <remarks>.NET opens no folders, and Windows makes names durable with the file: hence the system calls, and hence none there.</remarks>
    public void Sync()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = SystemCalls.Open(Path, SystemCalls.ReadOnly);
        if (folder < 0) throw SystemCalls.Failed($"opening the folder {Path}");
        try
        {
            if (SystemCalls.Fsync(folder) != 0) throw SystemCalls.Failed($"making the names in {Path} durable");
        }
        finally
        {
            _ = SystemCalls.Close(folder);
        }
    }
}

/// <summary>What .NET has no call for.</summary>
internal static class SystemCalls
{
    public const int ReadOnly = 0;

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int DataSync(SafeHandle descriptor);

    public static IOException Failed(string what)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{what} failed: {new Win32Exception(error).Message}");
    }
}
