Console.WriteLine("Architecture");
