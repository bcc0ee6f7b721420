import '../../styles/index.css'
import '../../styles/print.css'
import { startPrint } from '../../shell/start-print.tsx'

const root = document.getElementById('app')
if (root !== null) void startPrint(root)
