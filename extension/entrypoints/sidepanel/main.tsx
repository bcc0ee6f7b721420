import '../../styles/index.css'
import { start } from '../../shell/start.tsx'

const root = document.getElementById('app')
if (root !== null) void start(root)
