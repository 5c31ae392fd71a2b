"""Checks a Python program that cannot be run for want of its packages.

Reads it from standard input; writes what is wrong with it, a line each: syntax, long lines, trailing blanks, tabs, names
that are used and not defined, and names that are defined at the top or imported and not used.
"""
import ast
import builtins
import sys

source = sys.stdin.read()
tree = ast.parse(source)
compile(tree, "train_torch.py", "exec")

for number, line in enumerate(source.split("\n"), 1):
    if len(line) > 79 or line != line.rstrip() or "\t" in line:
        print(f"line {number}: {line!r}")

defined, top = set(dir(builtins)) | {"__file__", "__name__"}, set()
for node in ast.walk(tree):
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        names = [(alias.asname or alias.name).split(".")[0] for alias in node.names]
        top.update(names)
    elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        names = [node.name]
    elif isinstance(node, ast.arg):
        names = [node.arg]
    elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        names = [node.id]
    else:
        continue
    defined.update(names)
for node in tree.body:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        top.add(node.name)
    elif isinstance(node, ast.Assign):
        top.update(target.id for target in node.targets)

used = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
for name in sorted(used - defined):
    print(f"{name} is not defined")
for name in sorted(top - used):
    print(f"{name} is not used")
